using System.Net;
using System.Text.Json;

namespace LiveHub.Push.Sending.Fcm;

/// <summary>Reads what FCM answers when it does not take a message. A pure function: the whole table of errors in one place.</summary>
internal static class FcmErrors
{
    private const string FcmErrorType = "type.googleapis.com/google.firebase.fcm.v1.FcmError";
    private const string BadRequestType = "type.googleapis.com/google.rpc.BadRequest";

    /// <summary>A violation of these says what <c>INVALID_ARGUMENT</c> of FCM itself says: the target is none.</summary>
    private static readonly string[] TargetFields = ["message.token", "message.fid"];

    public static FcmAnswer Read(HttpStatusCode status, ReadOnlyMemory<byte> body, TimeSpan? retryAfter)
    {
        var (fcmCode, violations, says) = Parse(body);
        // A device is judged by FCM's own detail only: a proxy or a wrong address answers 404, too.
        return fcmCode switch
        {
            "UNREGISTERED" => Of(AnswerKind.Unregistered),
            "SENDER_ID_MISMATCH" => Of(AnswerKind.WrongProject),
            "INVALID_ARGUMENT" => Of(violations.Any(field => !TargetFields.Contains(field)) ? AnswerKind.PayloadWrong : AnswerKind.Suspect),
            "THIRD_PARTY_AUTH_ERROR" or "APNS_AUTH_ERROR" => Of(AnswerKind.PlatformKey),
            "QUOTA_EXCEEDED" => Of(AnswerKind.Throttled),
            "UNAVAILABLE" or "INTERNAL" => Of(AnswerKind.Overloaded),
            _ => OfStatus(),
        };

        FcmAnswer Of(AnswerKind kind) => new(kind, fcmCode, retryAfter, says);

        FcmAnswer OfStatus() => (int)status switch
        {
            400 when violations.Count > 0 => new FcmAnswer(violations.All(TargetFields.Contains) ? AnswerKind.Suspect : AnswerKind.PayloadWrong, "INVALID_ARGUMENT", RetryAfter: null, says),
            // Without FCM's own reason it is the word of something between us and FCM, and must not stop a send.
            400 or 413 => new FcmAnswer(AnswerKind.Unclear, $"HTTP_{(int)status}", retryAfter, says),
            401 => new FcmAnswer(AnswerKind.Credential, "UNAUTHENTICATED", RetryAfter: null, says),
            403 => new FcmAnswer(AnswerKind.Credential, "PERMISSION_DENIED", RetryAfter: null, says),
            404 => new FcmAnswer(AnswerKind.Refused, "NOT_FOUND", RetryAfter: null, says),
            429 => new FcmAnswer(AnswerKind.Throttled, "QUOTA_EXCEEDED", retryAfter, says),
            500 => new FcmAnswer(AnswerKind.Overloaded, "INTERNAL", retryAfter, says),
            503 => new FcmAnswer(AnswerKind.Overloaded, "UNAVAILABLE", retryAfter, says),
            > 400 and < 500 and not 408 => new FcmAnswer(AnswerKind.Refused, $"HTTP_{(int)status}", RetryAfter: null, says),
            // 408, 502, 504 and what nobody expects here (a redirection by some gateway): nothing that the message could be blamed for.
            _ => new FcmAnswer(AnswerKind.Overloaded, $"HTTP_{(int)status}", retryAfter, says),
        };
    }

    private static (string? FcmCode, IReadOnlyList<string> Violations, string? Says) Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (Find(json.RootElement, "error") is not { ValueKind: JsonValueKind.Object } error)
                return (null, [], null);
            string? code = null;
            var violations = new List<string>();
            if (Find(error, "details") is { ValueKind: JsonValueKind.Array } details)
            {
                foreach (var detail in details.EnumerateArray())
                {
                    if (Text(detail, "@type") == FcmErrorType)
                        code = Text(detail, "errorCode");
                    else if (Text(detail, "@type") == BadRequestType && Find(detail, "fieldViolations") is { ValueKind: JsonValueKind.Array } fields)
                        violations.AddRange(fields.EnumerateArray().Select(field => Text(field, "field") ?? ""));
                }
            }
            return (code, violations, Text(error, "message"));
        }
        catch (JsonException)
        {
            // A page for people, or nothing: the status has to do.
            return (null, [], null);
        }
    }

    private static JsonElement? Find(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement element, string name) => Find(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
