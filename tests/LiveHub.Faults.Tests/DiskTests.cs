using System.Net;
using LiveHub.Protocol;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;

namespace LiveHub.Faults.Tests;

/// <summary>A disk that takes no more: publishing is refused with the cause, readers stay served and are told, and nothing needs a restart afterwards.</summary>
[Trait("Category", "Faults")]
public sealed class DiskTests
{
    private const string Topic = "harbour";

    private static readonly Dictionary<string, string> Settings = new(StringComparer.Ordinal)
    {
        ["Limits:WritesPerKey"] = "0",
        ["Limits:WritesPerAddress"] = "0",
        ["Ticker:BeatInterval"] = "00:00:01",
    };

    [Fact]
    public async Task Full_database_refuses_publishing_and_serves_readers()
    {
        using var folder = new TestFolder();
        await using var node = new LiveHubNode(folder.Path, settings: new Dictionary<string, string>(Settings, StringComparer.Ordinal) { ["Store:MaxPages"] = "120" }).Start();
        var editor = new Editor(node.CreateEditor());
        await editor.OpenTopicAsync(Topic);
        await editor.PostAsync("first", Topic);
        await using var reader = await Listener.FollowAsync(node.Address, Topic);

        await RefusesAsync(node, editor, reader, "store-disk-full");
    }

    [Fact]
    public async Task Full_disk_refuses_publishing_serves_readers_and_recovers()
    {
        using var disk = TestDisk.TryTmpfs(mebibytes: 8);
        Assert.SkipWhen(disk is null, "No right to mount a file system here.");
        await using var node = new LiveHubNode(Path.Combine(disk.Path, "data"), settings: Settings).Start();
        var editor = new Editor(node.CreateEditor());
        await editor.OpenTopicAsync(Topic);
        await editor.PostAsync("first", Topic);
        await using var reader = await Listener.FollowAsync(node.Address, Topic);

        disk.Fill();
        await RefusesAsync(node, editor, reader, "store-disk-full");
        disk.Drain();
        await RecoversAsync(editor, reader);
    }

    /// <summary>Immutable files: the kernel refuses a real read-only remount while files are open for writing.</summary>
    [Fact]
    public async Task Read_only_files_refuse_publishing_serve_readers_and_recover()
    {
        using var folder = new TestFolder();
        await using var node = new LiveHubNode(folder.Path, settings: Settings).Start();
        var editor = new Editor(node.CreateEditor());
        await editor.OpenTopicAsync(Topic);
        await editor.PostAsync("first", Topic);
        await using var reader = await Listener.FollowAsync(node.Address, Topic);

        using (var immutable = ImmutableFiles.Try(folder.Path))
        {
            Assert.SkipWhen(immutable is null, "chattr is not to be had here.");
            await RefusesAsync(node, editor, reader, "store-read-only");
        }
        await RecoversAsync(editor, reader);
    }

    /// <summary>A file system whose kernel found an error and made it read-only; it stays so, so recovery is not asked for.</summary>
    [Fact]
    public async Task Disk_remounted_read_only_refuses_publishing_and_serves_readers()
    {
        using var disk = TestDisk.TryExt4(mebibytes: 32);
        Assert.SkipWhen(disk is null, "No right to mount a file system here.");
        await using var node = new LiveHubNode(Path.Combine(disk.Path, "data"), settings: Settings).Start();
        var editor = new Editor(node.CreateEditor());
        await editor.OpenTopicAsync(Topic);
        await editor.PostAsync("first", Topic);
        await using var reader = await Listener.FollowAsync(node.Address, Topic);

        disk.BecomeReadOnly();
        await RefusesAsync(node, editor, reader, "store-read-only");
    }

    private static async Task RefusesAsync(LiveHubNode node, Editor editor, Listener reader, string problem)
    {
        var refusal = await FirstRefusalAsync(editor);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, problem), (refusal.StatusCode, await Editor.ProblemAsync(refusal)));
        Assert.NotNull(refusal.Headers.RetryAfter);
        await reader.IsToldAsync(Beat.StoreAway);
        Assert.True(reader.IsConnected);

        // Whoever comes now is served too.
        await using var late = await Listener.FollowAsync(node.Address, Topic);
        await late.SeesAsync($"topic/{Topic}");
        using var http = node.CreateClient();
        using var snapshot = await http.GetAsync(new Uri($"api/v1/snapshot?topics={Topic}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, snapshot.StatusCode);
        using var ready = await http.GetAsync(new Uri("health/ready", UriKind.Relative));
        Assert.Contains("warning", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task RecoversAsync(Editor editor, Listener reader)
    {
        await reader.IsToldAsync(Beat.StoreOk);
        await editor.PostAsync("after", Topic);
        await reader.SeesAsync("item/after");
    }

    /// <summary>Posts until the store refuses; 4,000 long headlines are more than any disk of these tests holds.</summary>
    private static async Task<HttpResponseMessage> FirstRefusalAsync(Editor editor)
    {
        var headline = string.Concat(Enumerable.Repeat("أعمال الرصيف ", 20));
        for (var count = 0; count < 4000; count++)
        {
            var answer = await editor.TryPostAsync($"fill-{count}", Topic, headline);
            if (!answer.IsSuccessStatusCode)
                return answer;
            answer.Dispose();
        }
        throw new InvalidOperationException("The store never refused.");
    }
}
