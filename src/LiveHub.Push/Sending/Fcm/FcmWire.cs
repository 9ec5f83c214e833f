using System.Net;

namespace LiveHub.Push.Sending.Fcm;

/// <summary>Splices a message and sends it; what it needs for a request is kept for the next.</summary>
internal sealed class FcmWire(HttpMessageInvoker connection, FcmRoute route, TimeProvider time) : IFcmWire
{
    /// <summary>Room for an error; what is longer is a page that nobody reads.</summary>
    private readonly byte[] _answer = new byte[8 * 1024];
    private SplicedContent _content = new();
    private CancellationTokenSource _limit = new(Timeout.InfiniteTimeSpan, time);

    public async Task<FcmAnswer> SendAsync(PushTarget target, AccessHeader access, bool validateOnly)
    {
        _content.Fill(target, validateOnly, time.GetUtcNow());
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
                : FcmErrors.Read(response.StatusCode, _answer.AsMemory(0, length), BrokenRequest.RetryAfter(response.Headers, time));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            var answer = BrokenRequest.Read(exception, _content.IsWritten);
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
}
