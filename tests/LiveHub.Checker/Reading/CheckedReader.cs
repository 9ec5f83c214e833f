using System.Threading.Channels;
using LiveHub.Client;
using LiveHub.Protocol;
using LiveHub.Testing.Faults;
using Microsoft.AspNetCore.SignalR.Client;

namespace LiveHub.Checker.Reading;

/// <summary>Follows, comes back with its cursor after every loss, now and then follows something else, and writes down what it was told.</summary>
/// <remarks>The view is <see cref="LiveView"/>, the client's own; the connections are SignalR's. One loop owns everything but <see cref="Cursor"/>.</remarks>
public sealed class CheckedReader(int number, Random random, ReaderLine line, FaultProxy proxy, CheckPlan plan, TimeProvider time)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(150);
    private readonly List<Join> _joins = [];
    private volatile bool _mayChange = true;
    private bool _isChanging;
    private LiveView _view = new(FollowSet.Of([FollowSet.AllTopics], []));

    public string Name => $"reader {number} ({line.Transport}, {line.Encoding})";

    public FaultProxy Proxy => proxy;

    public IReadOnlyList<Join> Joins => _joins;

    public int Connections { get; private set; }

    /// <summary>While true it follows something else now and then.</summary>
    public bool MayChange
    {
        get => _mayChange;
        set => _mayChange = value;
    }

    /// <summary>Where the view stands; any thread may look.</summary>
    public CursorText? Cursor => CursorText.TryParse(_view.Cursor, out var cursor) ? cursor : null;

    /// <summary>Counts of the view; to be looked at while nothing more is coming.</summary>
    public IReadOnlyDictionary<string, int> Counts => _view.Counts;

    public FollowSet Set => _view.Set;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        _view = new LiveView(DrawSet());
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await ConnectAsync(cancellationToken);
                await Task.Delay(LongestPause * random.NextDouble(), time, cancellationToken);
            }
            catch (Exception) when (!cancellationToken.IsCancellationRequested)
            {
                // Cut, refused or stopped: what a reader's network does. The pause above is skipped, so take it here.
                await Task.Delay(LongestPause, time, CancellationToken.None);
            }
            catch (Exception)
            {
                break; // The end of the run; a connection that was just being made fails in ways of its own.
            }
        }
        Close();
    }

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        var frames = Channel.CreateUnbounded<FeedFrame>();
        await using var hub = line.Connect(proxy.Address);
        hub.On<FeedFrame>(HubMethods.Feed, frame => frames.Writer.TryWrite(frame));
        hub.Closed += _ =>
        {
            frames.Writer.TryComplete();
            return Task.CompletedTask;
        };
        await hub.StartAsync(cancellationToken);
        Connections++;
        _isChanging = false;
        _view.BeginConnection();
        await FollowAsync(hub, cancellationToken);
        await foreach (var frame in frames.Reader.ReadAllAsync(cancellationToken))
        {
            Take(frame);
            if (MayChange && random.Next(150) == 0)
            {
                Close();
                _view = new LiveView(DrawSet());
                _isChanging = true;
                await FollowAsync(hub, cancellationToken);
            }
        }
    }

    private async Task FollowAsync(HubConnection hub, CancellationToken cancellationToken)
    {
        var request = new FollowRequest { Topics = Set.Topics, Languages = Set.Languages, Mode = Set.Mode, Cursor = _view.Cursor };
        var answer = await hub.InvokeAsync<FollowResult>(HubMethods.Follow, request, cancellationToken);
        if (!answer.Accepted || answer.Set != Set.Id)
            throw new InvalidOperationException($"{Name}: the follow of {Set} was answered {answer}.");
    }

    private void Take(FeedFrame frame)
    {
        // Frames of an earlier follow that may have had the same set are still on their way.
        if (_isChanging && !(frame.Reset && frame.Set == Set.Id))
            return;
        _isChanging = false;
        // A snapshot takes the place of what the join ended with.
        var before = frame.Through is null ? null : HeldView.Of(_view, Now());
        var applied = _view.Apply(frame);
        if (applied.Kind == FrameKind.Snapshot)
        {
            if (before is not null && _joins is [.., var last] && last.Set.Equals(Set))
                last.End = before;
            _joins.Add(new Join(Set, HeldView.Of(_view, Now()) ?? throw new InvalidOperationException($"{Name}: a snapshot ended with the cursor {frame.Through}.")));
        }
        else if (_joins is [.., var join] && join.Set.Equals(Set))
        {
            join.Told.AddRange(applied.Entries);
        }
    }

    private void Close()
    {
        if (_joins is [.., var last] && last.Set.Equals(Set) && HeldView.Of(_view, Now()) is { } end)
            last.End = end;
    }

    private FollowSet DrawSet()
    {
        string[] topics = random.Next(4) == 0 ? [FollowSet.AllTopics] : [.. plan.Topics.Where(_ => random.Next(2) == 0)];
        string[] languages = random.Next(2) == 0 ? [] : [plan.Languages[random.Next(plan.Languages.Count)]];
        return FollowSet.Of(topics.Length == 0 ? [plan.Topics[0]] : topics, languages, random.Next(3) == 0 ? FollowSet.Every : FollowSet.Latest);
    }

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
