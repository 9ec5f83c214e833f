using LiveHub.Protocol;
using Microsoft.AspNetCore.SignalR;

namespace LiveHub.LoadTest.Peer;

/// <summary>Stock SignalR in memory: no log, no Redis, nothing that a reader could resume from.</summary>
internal static class StockServer
{
    public static async Task RunAsync(Uri url)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls(url.GetLeftPart(UriPartial.Authority));
        builder.Services.AddSignalR().AddMessagePackProtocol(options => options.SerializerOptions = WireMessagePack.Options);
        await using var app = builder.Build();
        app.MapHub<StockHub>(HubMethods.Path);
        app.MapPost("/publish", PublishAsync);
        await app.RunAsync();
    }

    private static async Task<IResult> PublishAsync(StockItem item, IHubContext<StockHub> hub)
    {
        await hub.Clients.Group(item.Topic).SendAsync(HubMethods.Feed, item);
        return TypedResults.Created();
    }
}
