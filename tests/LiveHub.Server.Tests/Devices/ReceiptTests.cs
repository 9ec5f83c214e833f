using LiveHub.Feed;
using LiveHub.Push.Composing;
using LiveHub.Push.Dispatch;
using LiveHub.Push.Ledgers;
using LiveHub.Server.Tests.Publishing;
using LiveHub.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace LiveHub.Server.Tests.Devices;

/// <summary>Receipts, and what the housekeeping removes, of sends that stand on a real desk.</summary>
public sealed class ReceiptTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_receipt_counts_once_and_by_the_time_since_the_order()
    {
        using var newsroom = new Newsroom(settings: null, _folder.Path);
        var (soon, late) = (new SendId("strait-open", 1), new SendId("strait-open", 2));
        await OrderAsync(newsroom, soon, TimeSpan.FromSeconds(20));
        await OrderAsync(newsroom, late, TimeSpan.FromSeconds(200));
        Handset[] phones = [new(newsroom), new(newsroom)];
        foreach (var phone in phones)
        {
            (await phone.PutAsync(Handset.Profile())).Expect(201);
            (await phone.ReceivedAsync(soon.Alert, 1)).Expect(204);
            (await phone.ReceivedAsync(soon.Alert, 1)).Expect(204);
        }
        (await phones[0].ReceivedAsync(late.Alert, 2)).Expect(204);
        (await phones[0].ReceivedAsync(late.Alert, 3)).Expect(404, "not-found");
        var ledger = newsroom.Node.Services.GetRequiredService<ISendLedger>();
        Assert.Equal(new ReceiptCounts(2, 2), await ledger.ReadReceiptsAsync(soon, None));
        Assert.Equal(new ReceiptCounts(1, 0), await ledger.ReadReceiptsAsync(late, None));
    }

    [Fact]
    public async Task Housekeeping_removes_what_is_too_old_and_nothing_else()
    {
        var (old, recent) = (new SendId("long-ago", 1), new SendId("lately", 1));
        var (idle, idleIos, seen) = ("android-idle", "ios-idle", "android-seen");
        var now = TimeProvider.System.GetUtcNow();
        using (var newsroom = new Newsroom(settings: null, _folder.Path))
        {
            foreach (var (send, age) in new[] { (old, TimeSpan.FromDays(8)), (recent, TimeSpan.FromDays(6)) })
            {
                await OrderAsync(newsroom, send, age, isEnded: true);
                await newsroom.Node.Services.GetRequiredService<ISendLedger>().NoteReceiptAsync(send, 0, isInTime: true, None);
            }
            var lines = string.Join('\n', Line(idle, "android", now - TimeSpan.FromDays(271)), Line(idleIos, "ios", now - TimeSpan.FromDays(271)), Line(seen, "android", now - TimeSpan.FromDays(269)));
            Assert.Equal(3, (int)(await newsroom.SendAsync(HttpMethod.Post, "/devices/import", lines, mediaType: "application/x-ndjson")).Expect(200).Body["added"]!);
        }
        await Newsroom.LetGoAsync(_folder.Path);

        using var next = new Newsroom(settings: null, _folder.Path); // Which looks at once.
        var ledger = next.Node.Services.GetRequiredService<ISendLedger>();
        await Eventually.Until("the old ledger is removed", async () => (await ledger.ReadReceiptsAsync(old, None)).Shown == 0);
        Assert.Equal(1, (await ledger.ReadReceiptsAsync(recent, None)).Shown);
        await OrderAsync(next, new SendId("today", 1), TimeSpan.Zero);
        var desk = next.Node.Services.GetRequiredService<PushDesk>();
        await Eventually.Until("the send without a ledger is forgotten", () => desk.Find(old) is null);
        Assert.NotNull(desk.Find(recent));
        foreach (var send in new[] { old, recent })
        {
            var told = (await next.SendAsync(HttpMethod.Get, $"/alerts/{send.Alert}/push", body: null)).Expect(200).Body["sends"]![0]!;
            Assert.Equal(("sent", 1, 1), ((string)told["state"]!, (int)told["shown"]!, (int)told["shownInTime"]!));
        }
        (await new Handset(next, idle, Secret).GetAsync()).Expect(404, "not-found");
        (await new Handset(next, idleIos, Secret).GetAsync()).Expect(200);
        (await new Handset(next, seen, Secret).GetAsync()).Expect(200);
        (await new Handset(next, seen, Secret).ReceivedAsync(old.Alert, 1)).Expect(404, "not-found");
    }

    private static string Secret => new('s', 40);

    private static string Line(string id, string platform, DateTimeOffset seenAt) =>
        $$"""{"id":"{{id}}","platform":"{{platform}}","kind":"token","target":"token-of-{{id}}","languages":["ar"],"secret":"{{Secret}}","seenAt":{{seenAt.ToUnixTimeMilliseconds()}}}""";

    /// <summary>Puts an order on the desk that is some time old, and waits until the node knows it.</summary>
    private static async Task OrderAsync(Newsroom newsroom, SendId send, TimeSpan age, bool isEnded = false)
    {
        var at = (TimeProvider.System.GetUtcNow() - age).ToUnixTimeMilliseconds();
        var order = new PushOrder
        {
            Kind = SendKind.Alert,
            Importance = Importance.Major,
            Texts = [new PushText("en", "ltr", "Strait", "The strait is open again")],
            Audience = new Push.Audiences.Audience([], [], [], []),
            Below = 0,
            Tag = send.Alert,
            At = at,
            ExpiresAt = at + 3_600_000,
            By = "test",
        };
        var drafts = new List<Draft> { PushCodec.DraftOf(send, 0, PushKinds.Ordered, order) };
        if (isEnded)
            drafts.Add(PushCodec.DraftOf(send, 1, PushKinds.Ended, new PushReport(10, SendCounts.None, at)));
        Assert.IsType<AppendResult.Appended>(await newsroom.Node.Services.GetRequiredService<DeskLog>().Log.AppendAsync(new AppendRequest(drafts), None));
        await Eventually.Until("the node knows the order", () => newsroom.Node.Services.GetRequiredService<PushDesk>().Find(send) is not null);
    }
}
