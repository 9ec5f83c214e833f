using System.Net;
using System.Net.Http.Headers;

namespace LiveHub.Push.Sending.Fcm;

/// <summary>Makes one request after the other. Belongs to one worker at a time; what it needs for a request is kept for the next.</summary>
internal sealed class FcmWire(HttpMessageInvoker connection, FcmRoute route, TimeProvider time) : IDisposable
{
    /// <summary>HTTP/2: not processed, may be sent again.</summary>
    private const long RefusedStream = 7;

    /// <summary>Room for an error; what is longer is a page that nobody reads.</summary>
    private readonly byte[] _answer = new byte[8 * 1024];
    private SplicedContent _content = new();
    private CancellationTokenSource _limit = new(Timeout.InfiniteTimeSpan, time);

    /// <summary>Never throws but for bugs: what may happen to a request is an answer.</summary>
    public async Task<FcmAnswer> SendAsync(PushTarget target, AccessHeader access, bool validateOnly)
    {
        _content.Fill(target, validateOnly);
        var request = new HttpRequestMessage(HttpMethod.Post, route.Send) { Content = _content, Version = route.Version, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        request.Headers.TryAddWithoutValidation("Authorization", access.Value);
        _limit.CancelAfter(route.Timeout);
        try
        {
            using var response = await connection.SendAsync(request, _limit.Token);
            // Read to its end also when it is good, otherwise the connection has to be told that nobody wants the rest.
            var length = await ReadAsync(response);
            return response.StatusCode == HttpStatusCode.OK
                ? FcmAnswer.Accepted
                : FcmErrors.Read(response.StatusCode, _answer.AsMemory(0, length), WaitOf(response.Headers));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            var answer = AnswerOf(exception);
            // What went wrong may still be writing from the old one.
            _content = new SplicedContent();
            return answer;
        }
        finally
        {
            if (!_limit.TryReset())
            {
                _limit.Dispose();
                _limit = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
            }
            if (!_content.IsWritten)
                _content = new SplicedContent();
        }
    }

    public void Dispose()
    {
        _limit.Dispose();
        _content.Dispose();
    }

    private async ValueTask<int> ReadAsync(HttpResponseMessage response)
    {
        var stream = await response.Content.ReadAsStreamAsync(_limit.Token);
        var length = 0;
        while (length < _answer.Length)
        {
            int read;
            try
            {
                read = await stream.ReadAsync(_answer.AsMemory(length), _limit.Token);
            }
            catch (Exception exception) when (response.StatusCode == HttpStatusCode.OK && exception is HttpRequestException or IOException or OperationCanceledException)
            {
                // The status is all that counts, and it is there.
                return length;
            }
            if (read == 0)
                break;
            length += read;
        }
        return length;
    }

    private FcmAnswer AnswerOf(Exception exception)
    {
        if (exception is OperationCanceledException)
            return new FcmAnswer(_content.IsWritten ? AnswerKind.NoAnswer : AnswerKind.NotProcessed, "TIMEOUT");
        var isUnseen = !_content.IsWritten || IsRefusal(exception)
            || exception is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError };
        return new FcmAnswer(isUnseen ? AnswerKind.NotProcessed : AnswerKind.NoAnswer, "CONNECTION", RetryAfter: null, exception.Message);
    }

    private static bool IsRefusal(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is HttpProtocolException { ErrorCode: RefusedStream })
                return true;
        }
        return false;
    }

    private TimeSpan? WaitOf(HttpResponseHeaders headers)
    {
        if (headers.RetryAfter is not { } after)
            return null;
        // By their clock, which the date was made with.
        var wait = after.Delta ?? after.Date - (headers.Date ?? time.GetUtcNow());
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}
