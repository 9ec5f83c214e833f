using System.Collections.Concurrent;
using LiveHub.Push.Composing;
using LiveHub.Push.Devices;
using LiveHub.Push.Sending;
using LiveHub.StandIn;
using LiveHub.Testing;

namespace LiveHub.Push.Tests.Sending;

/// <summary>A sender, the stand-in that it sends to, and what it reported.</summary>
internal sealed class SenderBench : IAsyncDisposable
{
    public static readonly Envelope Android = Of(Platform.Android, """{"data":{"tag":"a1","text":"إعادة فتح المضيق"},"android":{"priority":"high","ttl":"3600s","collapse_key":"breaking"}""");

    /// <summary>Of another alert.</summary>
    public static readonly Envelope Other = Of(Platform.Android, """{"data":{"tag":"a2","text":"إغلاق الجسر القديم"},"android":{"priority":"high","ttl":"3600s","collapse_key":"breaking"}""");
    public static readonly Envelope Ios = Of(Platform.Ios, """{"apns":{"headers":{"apns-collapse-id":"a1"},"payload":{"aps":{"alert":{"title":"t","body":"b"}}}}""");
    public static readonly Envelope Wrong = Of(Platform.Android, """{"data":{"from":"nobody"}""");

    private readonly ConcurrentQueue<PushResult> _results = new();
    private readonly IAsyncDisposable _owner;

    public SenderBench(FcmStandIn standIn, IPushSender sender, TimeProvider time, IAsyncDisposable owner)
    {
        (StandIn, Sender, Time, _owner) = (standIn, sender, time, owner);
        Window = new SendWindow(time);
        Window.Extend(time.GetUtcNow().AddDays(1));
    }

    public FcmStandIn StandIn { get; }

    public IPushSender Sender { get; }

    public TimeProvider Time { get; }

    public SendWindow Window { get; }

    public IReadOnlyCollection<PushResult> Results => _results;

    public static PushTarget[] Targets(IEnumerable<string> targets, Envelope? envelope = null) =>
        [.. targets.Select((target, index) => new PushTarget(index, TargetKind.Token, target, envelope ?? Android))];

    public static IEnumerable<string> Phones(int count, string prefix = "phone-") => Enumerable.Range(0, count).Select(index => $"{prefix}{index}");

    /// <summary>Acts once, when so many messages have come to phones; several may come at the same time, so that no single one is the last of that number.</summary>
    public void WhenDelivered(int count, Action act)
    {
        var isDone = 0;
        StandIn.Screens.Changed += _ =>
        {
            if (StandIn.Counts.Delivered >= count && Interlocked.Exchange(ref isDone, 1) == 0)
                act();
        };
    }

    /// <summary>Sends, and sees to it that each is reported once.</summary>
    public async Task<PushResult[]> SendAsync(
        IReadOnlyList<PushTarget> targets, TimeSpan? lifetime = null, bool validateOnly = false, CancellationToken cancellationToken = default)
    {
        _results.Clear();
        try
        {
            await Sender.SendAsync(targets, _results.Enqueue, Window, Time.GetUtcNow() + (lifetime ?? TimeSpan.FromHours(1)), validateOnly, cancellationToken)
                .Within("everything was reported", TimeSpan.FromSeconds(60));
        }
        finally
        {
            Assert.Equal(targets.Select(target => target.Ordinal).Order(), _results.Select(result => result.Target.Ordinal).Order());
        }
        return [.. _results.OrderBy(result => result.Target.Ordinal)];
    }

    public async Task<PushResult> SendAsync(string target, TimeSpan? lifetime = null) => Assert.Single(await SendAsync(Targets([target]), lifetime));

    public async ValueTask DisposeAsync()
    {
        StandIn.Faults.Release();
        await _owner.DisposeAsync();
        await StandIn.DisposeAsync();
    }

    /// <summary>From a message without target, open at its end.</summary>
    private static Envelope Of(Platform platform, string message) => new(platform, "ar", System.Text.Encoding.UTF8.GetBytes("\"," + message[1..] + "}}"));
}
