using LiveHub.Client;
using LiveHub.Protocol;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace LiveHub.Checker.Reading;

/// <summary>How a reader is connected: a stock SignalR connection of one transport and one hub protocol.</summary>
public sealed record ReaderLine(HttpTransportType Transport, WireEncoding Encoding)
{
    public static readonly IReadOnlyList<ReaderLine> All =
    [
        new(HttpTransportType.WebSockets, WireEncoding.MessagePack), new(HttpTransportType.WebSockets, WireEncoding.Json),
        new(HttpTransportType.LongPolling, WireEncoding.MessagePack), new(HttpTransportType.ServerSentEvents, WireEncoding.Json),
    ];

    public HubConnection Connect(Uri server)
    {
        var builder = new HubConnectionBuilder().WithUrl(
            new Uri(server, HubMethods.Path), Transport, options => options.SkipNegotiation = Transport == HttpTransportType.WebSockets);
        if (Encoding == WireEncoding.MessagePack)
            builder.AddMessagePackProtocol(options => options.SerializerOptions = WireMessagePack.Options);
        else
            builder.AddJsonProtocol(options => options.PayloadSerializerOptions = WireJson.Options);
        return builder.Build();
    }
}
