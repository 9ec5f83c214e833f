using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiveHub.Protocol;

namespace LiveHub.Cli.Api;

/// <summary>Speaks the HTTP API. A write carries an idempotency key and is repeated with that key until it is answered or the wait is over.</summary>
internal sealed class ApiClient(HttpClient http, TimeProvider time, TimeSpan wait)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestAttempt = TimeSpan.FromSeconds(10);

    public TimeSpan Wait { get; } = wait;

    /// <summary>Follows no redirect: a key must not travel to another place than the one named.</summary>
    public static ApiClient For(Uri server, string? key, TimeProvider time, TimeSpan wait)
    {
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(5) })
        {
            BaseAddress = new Uri(server.AbsoluteUri.TrimEnd('/') + "/"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("livehub", typeof(ApiClient).Assembly.GetName().Version?.ToString(3)));
        if (key is not null)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return new ApiClient(http, time, wait);
    }

    /// <summary>From now on writes as the person who has signed in with this client, whose cookie it holds.</summary>
    public void ActAs(string csrf)
    {
        http.DefaultRequestHeaders.Add("X-CSRF", csrf);
        http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin"); // Only browsers are asked where a request comes from, and we are none.
    }

    public Task<ApiAnswer> GetAsync(string path, CancellationToken cancellationToken) =>
        RepeatAsync(() => new HttpRequestMessage(HttpMethod.Get, path), cancellationToken);

    /// <param name="path">Below <c>api/v1/</c>.</param>
    /// <param name="revision">What the change builds on: a number, or <c>*</c> for whatever is current; null: it builds on nothing.</param>
    /// <exception cref="ApiProblem">The server refused.</exception>
    /// <exception cref="ServerUnreachableException">No usable answer in time.</exception>
    public Task<ApiAnswer> WriteAsync(HttpMethod method, string path, JsonObject? body, string? revision, CancellationToken cancellationToken)
    {
        var idempotencyKey = Guid.NewGuid().ToString("N");
        var bytes = body is null ? null : JsonSerializer.SerializeToUtf8Bytes(body, WireJson.Options);
        return RepeatAsync(Request, cancellationToken);

        HttpRequestMessage Request()
        {
            var request = new HttpRequestMessage(method, "api/v1/" + path);
            request.Headers.Add("Idempotency-Key", idempotencyKey);
            if (revision is not null)
                request.Headers.TryAddWithoutValidation("If-Match", revision == "*" ? "*" : $"\"{revision}\"");
            if (bytes is not null)
                request.Content = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };
            return request;
        }
    }

    /// <summary>Sends JSON lines, which may be sent again without harm.</summary>
    public Task<ApiAnswer> SendLinesAsync(string path, ReadOnlyMemory<byte> lines, CancellationToken cancellationToken) => RepeatAsync(
        () => new HttpRequestMessage(HttpMethod.Post, "api/v1/" + path)
        {
            Content = new ReadOnlyMemoryContent(lines) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-ndjson", "utf-8") } },
        },
        cancellationToken);

    /// <summary>Copies an answer of any length.</summary>
    /// <param name="progress">Told now and then how many lines there are so far.</param>
    /// <returns>Lines.</returns>
    /// <exception cref="ServerUnreachableException">It was cut off: what was copied is not all.</exception>
    public async Task<long> CopyAsync(string path, Stream target, Action<long> progress, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!response.IsSuccessStatusCode)
                throw new ApiProblem((int)response.StatusCode, Parse(await response.Content.ReadAsStringAsync(cancellationToken)));
            await using var source = await response.Content.ReadAsStreamAsync(cancellationToken);
            return await LineCount.CopyAsync(source, target, progress, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            throw new ServerUnreachableException($"{http.BaseAddress} ended before its answer did: {exception.Message}", exception);
        }
    }

    private async Task<ApiAnswer> RepeatAsync(Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var pause = FirstPause;
        while (true)
        {
            var (answer, failure, retryAfter) = await TryAsync(request, cancellationToken);
            if (answer is not null)
                return answer;
            // A server that says "at once" must not be asked thousands of times a second.
            var next = retryAfter is null ? pause : TimeSpan.FromTicks(Math.Max(retryAfter.Value.Ticks, ShortestPause.Ticks));
            if (time.GetElapsedTime(start) + next > Wait)
                throw new ServerUnreachableException($"{http.BaseAddress} did not answer within {Wait.TotalSeconds:0.#} s: {failure?.Message}", failure);
            await Task.Delay(next, time, cancellationToken);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task<(ApiAnswer? Answer, Exception? Failure, TimeSpan? RetryAfter)> TryAsync(Func<HttpRequestMessage> make, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(LongestAttempt, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var start = time.GetTimestamp();
            using var request = make();
            using var response = await http.SendAsync(request, both.Token);
            var text = await response.Content.ReadAsStringAsync(both.Token);
            var body = Parse(text);
            if (response.IsSuccessStatusCode)
                return (new ApiAnswer((int)response.StatusCode, body, response.Headers.Date, time.GetElapsedTime(start)), null, null);
            var problem = new ApiProblem((int)response.StatusCode, body);
            if (response.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout)
                return (null, problem, response.Headers.RetryAfter?.Delta);
            throw problem;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return (null, exception, null);
        }
    }

    private static JsonObject Parse(string text)
    {
        try
        {
            return text.Length == 0 ? [] : JsonNode.Parse(text) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            // Something between us and the server answered in its own words, such as a proxy's page.
            return new JsonObject { ["detail"] = Encoding.UTF8.GetByteCount(text) > 300 ? "the answer is not JSON; is there a LiveHub server at that address?" : text };
        }
    }
}
