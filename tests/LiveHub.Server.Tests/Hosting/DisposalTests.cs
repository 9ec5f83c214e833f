using LiveHub.Server.Tests.Ticker;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;

namespace LiveHub.Server.Tests.Hosting;

public sealed class DisposalTests
{
    /// <summary>Main ends the host on its own thread at the same time; whoever comes second must not come away before the store is closed.</summary>
    [Fact]
    public async Task Node_that_is_disposed_has_let_go_of_its_data_folder()
    {
        Assert.SkipUnless(Directory.Exists("/proc/self/fd"), "There is no /proc here.");
        using var folder = new TestFolder();
        for (var round = 0; round < 20; round++)
        {
            var node = new LiveHubNode(folder.Path).Start();
            await new TestFeed(node).PostAsync($"n{round}", "harbour");
            await using (var reader = await StockReader.ConnectAsync(node.Address))
                await reader.FollowAsync(["harbour"]);
            await node.DisposeAsync();
            Assert.Empty(HeldIn(folder.Path));
        }
    }

    /// <summary>The files of a folder that this process has open. Not by trying the lock: a child that is being started holds it for a moment, too.</summary>
    private static IEnumerable<string> HeldIn(string folder) =>
        Directory.EnumerateFileSystemEntries("/proc/self/fd")
            .Select(descriptor => new FileInfo(descriptor).LinkTarget)
            .OfType<string>()
            .Where(file => file.StartsWith(folder, StringComparison.Ordinal));
}
