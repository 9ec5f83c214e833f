using LiveHub.Testing;

namespace LiveHub.Server.Tests.Publishing;

public sealed class StoreTroubleTests
{
    [Fact]
    public async Task Full_disk_is_told_loses_nothing_and_passes_without_a_restart()
    {
        using var disk = TestDisk.TryTmpfs(8);
        Assert.SkipWhen(disk is null, "This machine does not let the tests mount a file system.");
        using var room = new Newsroom(settings: null, disk.Path);
        var topic = await room.TopicAsync();
        var before = await room.ItemAsync(topic, "Before the disk was full");
        disk.Fill();

        // The file has some free pages of its own; they are used up first.
        var lead = string.Concat(Enumerable.Repeat("مساحة ", 300));
        Reply? refused = null;
        for (var i = 0; i < 200 && refused is null; i++)
        {
            var reply = await room.PostAsync("/items", Body(topic, i, lead), repeat: $"full-{i}");
            refused = reply.Status == 201 ? null : reply;
            if (refused is null)
                continue;
            refused.Expect(503, "store-disk-full");
            Assert.NotNull(refused.Http.Headers.RetryAfter);
            (await room.GetAsync($"/items/{before.Id}")).Expect(200);

            disk.Drain();
            await Eventually.Until("publishing works again", async () => (await room.PostAsync("/items", Body(topic, i, lead), repeat: $"full-{i}")).Status == 201);
            Assert.True((await room.PostAsync("/items", Body(topic, i, lead), repeat: $"full-{i}")).IsReplay);
        }
        Assert.NotNull(refused);
    }

    [Fact]
    public async Task Read_only_files_are_told_and_pass_without_a_restart()
    {
        using var folder = new TestFolder();
        using var room = new Newsroom(settings: null, folder.Path);
        var topic = await room.TopicAsync();
        using (var immutable = ImmutableFiles.Try(folder.Path))
        {
            Assert.SkipWhen(immutable is null, "chattr is not to be had here.");
            var refused = (await room.PostAsync("/items", Body(topic, 1, "x"), repeat: "read-only")).Expect(503, "store-read-only");
            Assert.NotNull(refused.Http.Headers.RetryAfter);
            (await room.PostAsync("/alerts", """{"texts":[{"value":"A","lang":"en"}]}""")).Expect(503, "store-read-only");
            (await room.GetAsync($"/topics/{topic}")).Expect(200);
        }
        await Eventually.Until("publishing works again", async () => (await room.PostAsync("/items", Body(topic, 1, "x"), repeat: "read-only")).Status == 201);
        Assert.Single((await room.GetAsync($"/items?topic={topic}")).Expect(200).Body["items"]!.AsArray());
    }

    private static string Body(string topic, int number, string lead) =>
        $$"""{"topics":["{{topic}}"],"language":"ar","headline":"خبر رقم {{number}}","lead":"{{lead}}"}""";
}
