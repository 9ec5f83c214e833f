using LiveHub.Checker.Judging;
using LiveHub.Checker.Publishing;
using LiveHub.Checker.Reading;
using LiveHub.Checker.Servers;
using LiveHub.Testing;
using LiveHub.Testing.Faults;

namespace LiveHub.Checker;

/// <summary>One end-to-end check: publishers and readers at work, faults between them, and the verdict at the end.</summary>
/// <remarks>
/// 1. Publishers append; readers follow through a proxy each; the saboteur strikes at the proxies; the server is restarted.
/// 2. The acts are done and the network is whole: every reader must come to the tail by itself.
/// 3. The server is stopped, its log is read from the store and folded by <see cref="ReferenceFold"/>; the <see cref="Judge"/> compares.
/// </remarks>
public sealed class Check(CheckPlan plan, ICheckedServer server, TimeProvider time)
{
    private static readonly TimeSpan ToTheTail = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ToTheCounts = TimeSpan.FromSeconds(10);

    public async Task<CheckReport> RunAsync(CancellationToken cancellationToken)
    {
        var readers = Enumerable.Range(0, plan.Readers).Select(Reader).ToList();
        var publishers = Enumerable.Range(0, plan.Publishers).Select(Publisher).ToList();
        try
        {
            await publishers[0].OpenAsync(server, cancellationToken);
            return await RunAsync(publishers, readers, cancellationToken);
        }
        finally
        {
            foreach (var reader in readers)
                await reader.Proxy.DisposeAsync();
        }
    }

    private async Task<CheckReport> RunAsync(List<Publisher> publishers, List<CheckedReader> readers, CancellationToken cancellationToken)
    {
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var sabotage = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var read = Task.WhenAll(readers.Select(reader => Task.Run(() => reader.RunAsync(reading.Token), CancellationToken.None)));
        var sabotaged = new Saboteur([.. readers.Select(reader => reader.Proxy)], new Random(plan.Seed), time).RunAsync(sabotage.Token);
        var published = Task.WhenAll(publishers.Select(publisher => Task.Run(() => publisher.RunAsync(server, cancellationToken), cancellationToken)));

        await RestartAsync(published, publishers, readers);
        await published;
        await sabotage.CancelAsync();
        await sabotaged;
        foreach (var reader in readers)
            reader.MayChange = false;

        var tail = publishers.SelectMany(publisher => publisher.Acknowledged).Max(entry => entry.Offset);
        var faults = publishers.SelectMany(publisher => publisher.Faults).ToList();
        foreach (var reader in readers)
            await NoteAsync(faults, () => Eventually.Until($"{reader.Name} is at the tail {tail}, it is at {reader.Cursor}", () => reader.Cursor?.Offset >= tail, ToTheTail));
        // Items that were to expire have expired when a beat interval and the longest expiry have passed.
        var fold = new ReferenceFold(await server.PeekAsync());
        foreach (var reader in readers)
            await NoteAsync(faults, () => Eventually.Until($"{reader.Name} has the counts: {Counts(fold, reader)}", () => Counts(fold, reader).Length == 0, ToTheCounts));

        await reading.CancelAsync();
        await read;
        var log = await server.StopAsync();
        faults.AddRange(LogAudit.Faults(log));
        faults.AddRange(publishers.SelectMany(publisher => LogAudit.Lost(log, publisher.Acknowledged)));
        var judge = new Judge(new ReferenceFold(log), plan.SnapshotItems);
        faults.AddRange(readers.SelectMany(judge.Faults));
        return Report(log.Count, readers, faults);
    }

    /// <summary>Restarts the server at equal parts of the publishers' work.</summary>
    private async Task RestartAsync(Task published, List<Publisher> publishers, List<CheckedReader> readers)
    {
        for (var restart = 1; restart <= plan.Restarts; restart++)
        {
            var wanted = plan.Acts * plan.Publishers * restart / (plan.Restarts + 1);
            await Eventually.Until(
                "the publishers are at their work", () => published.IsCompleted || publishers.Sum(publisher => publisher.Acknowledged.Count) >= wanted, TimeSpan.FromMinutes(5));
            await server.RestartAsync();
            for (var number = 0; number < readers.Count; number++)
            {
                readers[number].Proxy.TargetPort = server.PortOf(number);
                // To the node that it belongs to now, in case there are several.
                readers[number].Proxy.Cut();
            }
        }
    }

    private string Counts(ReferenceFold fold, CheckedReader reader)
    {
        var (tail, now) = (fold.Log[^1].Offset, time.GetUtcNow().ToUnixTimeMilliseconds());
        return string.Join(", ",
            from topic in fold.FollowedTopics(reader.Set, tail)
            let expected = fold.Count(reader.Set, topic, tail, now)
            let held = reader.Counts.GetValueOrDefault(topic)
            where expected != held
            select $"{topic} {held} instead of {expected}");
    }

    private static async Task NoteAsync(List<string> faults, Func<Task> wait)
    {
        try
        {
            await wait();
        }
        catch (TimeoutException exception)
        {
            faults.Add(exception.Message);
        }
    }

    private CheckReport Report(int entries, List<CheckedReader> readers, List<string> faults)
    {
        var joins = readers.SelectMany(reader => reader.Joins).ToList();
        return new CheckReport(
            plan.Seed, entries, joins.Count, readers.Sum(reader => reader.Connections), joins.Sum(join => (long)join.Told.Count),
            joins.Sum(join => join.End.Skipped - join.Snapshot.Skipped), joins.Sum(join => join.Told.Count(told => told.Ahead)), faults);
    }

    private CheckedReader Reader(int number) =>
        new(number, new Random(plan.Seed * 1000 + number), ReaderLine.All[number % 8 < 5 ? number % 2 : number % ReaderLine.All.Count], new FaultProxy(server.PortOf(number)), plan, time);

    private Publisher Publisher(int number)
    {
        var (name, random) = ($"p{number}", new Random(plan.Seed * 1000 + 500 + number));
        return new Publisher(name, new Newsroom(name, random, plan), random, plan, time);
    }
}
