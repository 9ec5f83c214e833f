using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Hosting;
using Microsoft.Extensions.Options;

namespace LiveHub.Server.Demo;

/// <summary>Keeps invented news and real news apart: the feed of a demo begins with the demo's channel, no other does.</summary>
internal sealed class DemoGuard(FeedLog feed, DemoScript script, IOptions<StoreOptions> store) : IHostedService
{
    /// <exception cref="UsageException">The data folder holds news that are not a demo's.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var channel = Subjects.Topic(DemoScript.SlugOf(script.Topics[0]));
        var bounds = await feed.Log.GetBoundsAsync(cancellationToken);
        if (bounds.Tail.Offset == 0)
            return;
        // Where retention has removed the first entry, the channel itself must do.
        var opened = await feed.Log.ReadAtAsync([1], cancellationToken) is [var first] ? first : await feed.Log.ReadHeadAsync(channel, cancellationToken);
        if (opened?.Subject != channel)
            throw new UsageException([$"--demo: the folder {store.Value.DataFolder} holds real news. Give the demo a folder of its own with --data, or leave --data out."]);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
