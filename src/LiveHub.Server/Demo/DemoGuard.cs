using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Hosting;
using Microsoft.Extensions.Options;

namespace LiveHub.Server.Demo;

/// <summary>Keeps invented news and real news apart: the feed of a demo begins with the demo's channel, no other does.</summary>
internal sealed class DemoGuard(FeedLog feed, IOptions<DemoOptions> demo, IOptions<StoreOptions> store) : IHostedService
{
    /// <exception cref="UsageException">A demo on real news, or a real server on a demo's: it would show them unmarked.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var bounds = await feed.Log.GetBoundsAsync(cancellationToken);
        if (bounds.Tail.Offset == 0)
            return;
        // Where retention has removed the first entry, the channel itself must do.
        var channel = Subjects.Topic(DemoScript.Channel);
        var opened = await feed.Log.ReadAtAsync([1], cancellationToken) is [var first] ? first : await feed.Log.ReadHeadAsync(channel, cancellationToken);
        var isDemo = opened?.Subject == channel;
        if (demo.Value.Enabled && !isDemo)
            throw new UsageException([$"--demo: the folder {store.Value.DataFolder} holds real news. Give the demo a folder of its own with --data, or leave --data out."]);
        if (!demo.Value.Enabled && isDemo)
            throw new UsageException([$"The folder {store.Value.DataFolder} holds the invented news of a demo. Start it with --demo, or give --data another folder."]);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
