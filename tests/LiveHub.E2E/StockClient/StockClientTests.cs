using System.Diagnostics;
using LiveHub.Testing;

namespace LiveHub.E2E.StockClient;

/// <summary>The npm client that everybody has, unchanged, over every transport and protocol that applies.</summary>
[Collection(nameof(AloneCollection))]
public sealed class StockClientTests(Station station)
{
    [Fact]
    public async Task Npm_client_reads_over_every_transport_and_protocol()
    {
        var topic = await station.Newsroom.OpenTopicAsync();
        var script = Repository.PathOf("tests", "LiveHub.E2E", "StockClient", "stock-client.mjs");
        using var node = Process.Start(new ProcessStartInfo(
            "node", [script, Repository.PathOf("src", "LiveHub.Web", "node_modules"), station.Server.Address.ToString(), topic])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Equal("joined 5", await node.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().Within("five readers have joined"));

        await station.Newsroom.PublishAsync(topic, "The lighthouse is lit again");
        await node.WaitForExitAsync(TestContext.Current.CancellationToken).Within("every reader has the headline");

        Assert.True(node.ExitCode == 0, await errors);
    }
}
