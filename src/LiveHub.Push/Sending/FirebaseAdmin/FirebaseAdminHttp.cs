using System.Net;
using System.Net.Sockets;
using Google.Apis.Http;
using LiveHub.Push.Sending.Fcm;

namespace LiveHub.Push.Sending.FirebaseAdmin;

/// <summary>Gives the library HTTP/2 on many connections, and takes its own retries from it: they would hide waits from the alert's clock and send twice what may have arrived.</summary>
internal sealed class FirebaseAdminHttp(FcmHandlers handlers, Uri baseAddress, TimeProvider time) : HttpClientFactory
{
    /// <summary>The library knows no other.</summary>
    private const string Host = "fcm.googleapis.com";

    protected override HttpMessageHandler CreateHandler(CreateHttpClientArgs args)
    {
        var handler = handlers.Create();
        if (baseAddress.Host != Host)
            handler.ConnectCallback = ConnectAsync;
        return new PlainRequests(handler, time);
    }

    /// <summary>To a stand-in, whose certificate has Google's names, too.</summary>
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(baseAddress.DnsSafeHost, baseAddress.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class PlainRequests(HttpMessageHandler inner, TimeProvider time) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            (request.Version, request.VersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact);
            HttpResponseMessage response;
            try
            {
                response = await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException exception)
            {
                throw new BrokenException(BrokenRequest.Read(exception, isWritten: true));
            }
            if (response.StatusCode < HttpStatusCode.InternalServerError)
                return response;
            using (response)
            {
                var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
                throw new BrokenException(FcmErrors.Read(response.StatusCode, body, BrokenRequest.RetryAfter(response.Headers, time)));
            }
        }
    }
}
