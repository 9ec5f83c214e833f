using System.Net.Http.Headers;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LiveHub.Feed;
using LiveHub.Server.Keys;
using LiveHub.Server.Problems;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Publishing;

/// <summary>A write as it came: whose, what, building on which revision, and the key under which it may be repeated.</summary>
/// <param name="Refusal">Why it cannot be looked at any further; the other parts mean nothing then.</param>
/// <param name="Errors">Starts with the faults of the headers, so that all faults are told together.</param>
internal sealed record WriteRequest(Actor By, JsonElement Body, Precondition Precondition, IdempotencyKey? Repeat, FieldErrors Errors, Problem? Refusal)
{
    /// <summary>Deeper than any fact; a nest of brackets must not cost a stack.</summary>
    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 16 };
    private static readonly JsonElement Nothing = JsonSerializer.SerializeToElement(new object());

    /// <summary>From where, for the desk; see <see cref="Origin"/>.</summary>
    public string From { get; init; } = "";

    /// <summary>Called by the framework for every handler that takes a write.</summary>
    public static async ValueTask<WriteRequest?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var request = context.Request;
        var hasBody = !HttpMethods.IsDelete(request.Method);
        if (hasBody && !IsJson(request.ContentType))
            return Refused(Problem.NotJson());
        if (await BodyReader.ReadAsync(request, context.RequestAborted) is not { } bytes)
            return Refused(Problem.TooLarge(BodyReader.Limit));
        var body = Nothing;
        if (hasBody && Parse(bytes, out body) is { } problem)
            return Refused(problem);
        var errors = new FieldErrors();
        var by = Actor.Of(context.User);
        return new WriteRequest(by, body, Precondition.Read(request, errors), RepeatKey(request, by, bytes, errors), errors, Refusal: null)
        {
            From = Origin.Of(context),
        };
    }

    /// <summary>The same write with another identity for its repetition: a body with a password must not leave a trace in the store that could be guessed from.</summary>
    /// <param name="scope">Among whose repetitions it is looked for.</param>
    /// <param name="parts">What makes two requests the same.</param>
    public WriteRequest RepeatedAs(Actor by, string scope, params string[] parts) => this with
    {
        By = by,
        Repeat = Repeat is null ? null : Repeat with { Scope = scope, BodyHash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))) },
    };

    private static WriteRequest Refused(Problem problem) =>
        new(Actor.Nobody, Nothing, Precondition.None, Repeat: null, new FieldErrors(), problem);

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && string.Equals(type.MediaType, "application/json", StringComparison.OrdinalIgnoreCase)
        && type.CharSet?.Trim('"') is null or "utf-8" or "UTF-8";

    private static Problem? Parse(ReadOnlyMemory<byte> bytes, out JsonElement body)
    {
        body = Nothing;
        if (!System.Text.Unicode.Utf8.IsValid(bytes.Span))
            return Problem.Malformed("The body is not UTF-8.");
        try
        {
            using var document = JsonDocument.Parse(bytes, Json);
            body = document.RootElement.Clone();
            return null;
        }
        catch (JsonException exception)
        {
            return Problem.Malformed(exception.Message);
        }
    }

    private static IdempotencyKey? RepeatKey(HttpRequest request, Actor by, ReadOnlyMemory<byte> body, FieldErrors errors)
    {
        var header = request.Headers["Idempotency-Key"];
        if (header.Count == 0)
            return null;
        var name = header.ToString();
        if (name.Length is 0 or > 200 || name.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            errors.Add("Idempotency-Key", "bad-key", "Use 1 to 200 visible ASCII characters.");
            return null;
        }
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method}\n{request.Path}\n{request.Headers.IfMatch}\n"));
        hash.AppendData(body.Span);
        return new IdempotencyKey(by.Id, name, hash.GetHashAndReset());
    }
}
