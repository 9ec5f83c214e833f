using System.Globalization;
using System.Text;
using LiveHub.Feed;
using LiveHub.LoadTest.Readers;
using LiveHub.LoadTest.Targets;
using LiveHub.Protocol;

namespace LiveHub.LoadTest.Measures;

/// <summary>What a headline adds to the memory of Redis: its entry, its subject's head, and for a day the answer to its idempotency key.</summary>
internal static class EntryMemory
{
    private const int Headlines = 100_000;
    private const int AtOnce = 64;

    public static async Task<string> RunAsync()
    {
        var process = await RedisProcess.StartAsync("everysec");
        await using var store = await OpenedStore.OpenAsync(process);
        var body = FactCodec.Encode(new ItemFact { Language = "ar", Headline = new Text(Marker.Headline(0), "ar", Text.Rtl) });
        var routing = Routing.Of(["load"], ["ar"]);

        var empty = await UsedAsync(process);
        await AppendAsync(number => (new Draft(Subjects.Item($"a{number}"), 0, EntryKinds.ItemPosted, routing, body), null));
        var posted = await UsedAsync(process);
        await AppendAsync(number => (new Draft(Subjects.Item($"a{number}"), 1, EntryKinds.ItemCorrected, routing, body), null));
        var corrected = await UsedAsync(process);
        await AppendAsync(number => (new Draft(Subjects.Item($"b{number}"), 0, EntryKinds.ItemPosted, routing, body), new IdempotencyKey("key/0123456789ab", $"{number:00000000}-0000-4000-8000-000000000000", new byte[32])));
        var keyed = await UsedAsync(process);

        return new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"Bytes in Redis for each, {Headlines} times; a body has {body.Length} bytes:")
            .AppendLine(CultureInfo.InvariantCulture, $"a correction (its entry): {(corrected - posted) / Headlines}")
            .AppendLine(CultureInfo.InvariantCulture, $"a headline (its entry and the head of its subject): {(posted - empty) / Headlines}")
            .AppendLine(CultureInfo.InvariantCulture, $"a headline with an idempotency key, for the first 24 hours: {(keyed - corrected) / Headlines}")
            .ToString();

        async Task AppendAsync(Func<int, (Draft Draft, IdempotencyKey? Key)> draft)
        {
            foreach (var numbers in Enumerable.Range(0, Headlines).Chunk(AtOnce))
            {
                await Task.WhenAll(numbers.Select(async number =>
                {
                    var (one, key) = draft(number);
                    if (await store.Feed.AppendAsync(new AppendRequest([one], key), CancellationToken.None) is not AppendResult.Appended)
                        throw new InvalidOperationException("The headline was refused.");
                }));
            }
        }
    }

    private static async Task<long> UsedAsync(RedisProcess process)
    {
        const string field = "used_memory_dataset:";
        var info = await process.AskAsync("INFO memory");
        var from = info.IndexOf(field, StringComparison.Ordinal) + field.Length;
        return long.Parse(info.AsSpan(from, info.IndexOf('\r', from) - from), CultureInfo.InvariantCulture);
    }
}
