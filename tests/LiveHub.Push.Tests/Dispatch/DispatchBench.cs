using LiveHub.Feed;
using LiveHub.Feed.Sqlite;
using LiveHub.Push.Devices;
using LiveHub.Push.Dispatch;
using LiveHub.Push.Ledgers;
using LiveHub.Push.Sqlite;
using LiveHub.Testing;
using Microsoft.Extensions.Time.Testing;

namespace LiveHub.Push.Tests.Dispatch;

/// <summary>Real stores, a clock that runs twenty times as fast, and nodes that share them.</summary>
internal sealed class DispatchBench : IAsyncDisposable
{
    private const int Pace = 20;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(2);
    private readonly TestFolder _folder = new();
    private readonly SqliteStore _store;
    private readonly SqlitePushStore _push;
    private readonly List<DispatchNode> _nodes = [];
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _running;

    public DispatchBench(DateTimeOffset? at = null)
    {
        Clock = new FakeTimeProvider(at ?? new DateTimeOffset(2026, 1, 15, 12, 0, 0, TimeSpan.Zero));
        _store = SqliteStore.Open(new SqliteStoreOptions { DataFolder = _folder.Path }, Clock);
        _push = SqlitePushStore.Open(_folder.Path);
        Desk = new DeskLog(_store.Desk);
        Feed = new FeedLog(_store.Feed);
        _running = RunClockAsync();
    }

    public FakeTimeProvider Clock { get; }

    public DispatchOptions Options { get; } = new() { Lease = TimeSpan.FromSeconds(2), Renewal = TimeSpan.FromMilliseconds(300), Look = TimeSpan.FromMilliseconds(200), Report = TimeSpan.FromMilliseconds(50) };

    public DeskLog Desk { get; }

    public FeedLog Feed { get; }

    public IDeviceRegistry Devices => _push.Devices;

    public ISendLedger Ledger => _push.Ledger;

    public ILeaseStore Leases => _store.Leases;

    public async Task<DispatchNode> StartNodeAsync(string name, Action<ScriptedSender>? prepare = null)
    {
        var node = new DispatchNode(this, name);
        prepare?.Invoke(node.Sender);
        _nodes.Add(node);
        await node.StartAsync();
        return node;
    }

    /// <summary>Registers devices with the targets <c>t0</c>, <c>t1</c> and so on.</summary>
    public async Task RegisterAsync(int count, Func<int, DeviceProfile>? profile = null)
    {
        var registrations = Enumerable.Range(0, count)
            .Select(number => new DeviceRegistration(FormattableString.Invariant($"device-{number}"), new byte[32], (profile?.Invoke(number) ?? Profiles.Of()) with { Target = FormattableString.Invariant($"t{number}") }));
        foreach (var batch in registrations.Chunk(2000))
            await Devices.PutAsync(batch, Clock.GetUtcNow().ToUnixTimeMilliseconds(), CancellationToken.None);
    }

    public async Task<SendId> OrderAsync(string alert = "bridge", long revision = 1, Func<PushOrder, PushOrder>? change = null)
    {
        var order = Orders.Of(Clock.GetUtcNow(), (await Devices.GetBoundsAsync(CancellationToken.None)).Next);
        var id = new SendId(alert, revision);
        await AppendAsync(PushCodec.DraftOf(id, 0, PushKinds.Ordered, change?.Invoke(order) ?? order));
        return id;
    }

    public async Task StopAsync(SendId id)
    {
        while (await Desk.Log.ReadHeadAsync(id.Subject, CancellationToken.None) is { } head
            && await Desk.Log.AppendAsync(new AppendRequest([PushCodec.DraftOf(id, head.Revision, PushKinds.Stopped, new PushStop("key", "Wrong town"))]), CancellationToken.None) is AppendResult.Conflict)
        {
            // A report was faster.
        }
    }

    /// <summary>Waits until the desk has the end of a send, and reads what it says.</summary>
    public async Task<PushReport> EndAsync(SendId id)
    {
        await Eventually.Until($"the send {id} has ended", async () => (await Desk.Log.ReadHeadAsync(id.Subject, CancellationToken.None))?.Kind == PushKinds.Ended);
        return PushCodec.Decode<PushReport>((await Desk.Log.ReadHeadAsync(id.Subject, CancellationToken.None))!);
    }

    /// <summary>Kinds of the acts of a send, in order.</summary>
    public async Task<IReadOnlyList<string>> ActsAsync(SendId id)
    {
        var first = (await Desk.Log.GetBoundsAsync(CancellationToken.None)).First;
        var read = (ReadResult.Entries)await Desk.Log.ReadAfterAsync(first, 10_000, CancellationToken.None);
        return [.. read.Items.Where(entry => entry.Subject == id.Subject).Select(entry => entry.Kind)];
    }

    /// <summary>How often each device was begun to be sent to, by all nodes.</summary>
    public Dictionary<string, int> Begun(string? language = null) => _nodes.SelectMany(node => node.Sender.Begun)
        .Where(target => language is null || target.Envelope.Language == language)
        .CountBy(target => target.Target).ToDictionary(count => count.Key, count => count.Value);

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _running;
        foreach (var node in _nodes)
            await node.DisposeAsync();
        await _push.DisposeAsync();
        await _store.DisposeAsync();
        _folder.Dispose();
        _ending.Dispose();
    }

    private async Task AppendAsync(Draft draft) =>
        Assert.IsType<AppendResult.Appended>(await Desk.Log.AppendAsync(new AppendRequest([draft]), CancellationToken.None));

    private async Task RunClockAsync()
    {
        while (!_ending.IsCancellationRequested)
        {
            await Task.Delay(Tick, TimeProvider.System, _ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Clock.Advance(Tick * Pace);
        }
    }
}
