using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace LiveHub.Server.Publishing.Drafts;

/// <summary>Asks for the page that an alert leads to, as an editor's browser would: readers who tap an alert and find nothing have been failed.</summary>
/// <remarks>
/// A server that fetches what it is told could be used to reach what only it can reach. So it follows no address that is not public: every connection, also after a
/// redirect, goes to an address that was resolved and looked at here, names of the settings excepted. Nothing of the answer is given out but its status.
/// </remarks>
internal sealed class LinkCheck : IDisposable
{
    private const int MostRedirects = 5;
    private const int MostKept = 100;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);

    /// <summary>In milliseconds: an answer counts for so long, because a page that is being written asks again and again.</summary>
    private const long Fresh = 15_000;

    private readonly HttpMessageInvoker _http;
    private readonly RulesInForce _rules;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, LinkResult> _kept = new(StringComparer.Ordinal);

    public LinkCheck(RulesInForce rules, TimeProvider time)
    {
        (_rules, _time) = (rules, time);
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectCallback = ConnectAsync,
            // An address is looked at when a connection is made; a pooled one would be used for another name.
            PooledConnectionLifetime = TimeSpan.Zero,
        });
    }

    public async Task<LinkResult> AskAsync(string url, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
        if (_kept.TryGetValue(url, out var known) && now - known.At is >= 0 and < Fresh)
            return known;
        if (_kept.Count >= MostKept)
            _kept.Clear();
        return _kept[url] = await FetchAsync(url, now, cancellationToken);
    }

    public void Dispose() => _http.Dispose();

    private async Task<LinkResult> FetchAsync(string url, long now, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limit, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var status = await FollowAsync(new Uri(url), both.Token);
            return status is >= 200 and < 300 ? new LinkResult(status, IsThere: true, now, Detail: null) : new LinkResult(status, IsThere: false, now, $"it answers {status}.");
        }
        catch (PrivateAddressException)
        {
            return new LinkResult(Status: null, IsThere: false, now, "its address is not public.");
        }
        catch (HttpRequestException exception) when (exception.InnerException is PrivateAddressException)
        {
            return new LinkResult(Status: null, IsThere: false, now, "its address is not public.");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or UriFormatException)
        {
            return new LinkResult(Status: null, IsThere: false, now, "it cannot be reached.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new LinkResult(Status: null, IsThere: false, now, $"it did not answer within {Limit.TotalSeconds:0} s.");
        }
    }

    /// <returns>The status of the last answer.</returns>
    private async Task<int> FollowAsync(Uri address, CancellationToken cancellationToken)
    {
        for (var redirects = 0; ; redirects++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("User-Agent", "LiveHub-link-check");
            using var response = await _http.SendAsync(request, cancellationToken);
            var next = (int)response.StatusCode is >= 300 and < 400 ? response.Headers.Location : null;
            if (next is null || redirects == MostRedirects)
                return (int)response.StatusCode;
            address = new Uri(address, next);
            if (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)
                throw new HttpRequestException("The redirect leads out of the web.");
        }
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = await Dns.GetHostAddressesAsync(host, cancellationToken);
        var allowed = _rules.Now.LinkHosts.Contains(host, StringComparer.OrdinalIgnoreCase) ? addresses : [.. addresses.Where(PublicAddress.Is)];
        if (allowed.Length == 0)
            throw new PrivateAddressException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class PrivateAddressException : IOException;
}
