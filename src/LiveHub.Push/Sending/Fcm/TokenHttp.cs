using Google.Apis.Http;

namespace LiveHub.Push.Sending.Fcm;

/// <summary>The connection to the token endpoint, for Google's library; notes what time it is there.</summary>
internal sealed class TokenHttp(Func<HttpMessageHandler> createHandler) : HttpClientFactory
{
    private long _theirTime;

    /// <summary>By the last answer; null when there was none.</summary>
    public DateTimeOffset? TheirTime => Interlocked.Read(ref _theirTime) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    protected override HttpMessageHandler CreateHandler(CreateHttpClientArgs args) => new DateReader(this, createHandler());

    private sealed class DateReader(TokenHttp owner, HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (response.Headers.Date is { } date)
                Interlocked.Exchange(ref owner._theirTime, date.UtcTicks);
            return response;
        }
    }
}
