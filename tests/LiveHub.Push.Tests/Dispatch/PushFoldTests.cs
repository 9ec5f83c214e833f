using LiveHub.Feed;
using LiveHub.Push.Dispatch;
using LiveHub.Push.Ledgers;

namespace LiveHub.Push.Tests.Dispatch;

public sealed class PushFoldTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly SendId First = new("bridge", 1);
    private long _offset;

    [Fact]
    public void A_send_goes_through_its_life()
    {
        var fold = Ordered(PushFold.Empty, First, Orders.Of(At));
        Assert.Equal(SendState.Ordered, fold.Find(First)?.State);
        fold = Acted(fold, First, 2, PushKinds.Started, new PushReport(0, SendCounts.None, 1));
        Assert.Equal(SendState.Sending, fold.Find(First)?.State);
        fold = Acted(fold, First, 3, PushKinds.Progressed, new PushReport(4, SendCounts.None, 2));
        Assert.Equal(4, fold.Find(First)?.Report?.Tenths);
        fold = Acted(fold, First, 4, PushKinds.Ended, new PushReport(10, SendCounts.None, 3));
        Assert.Equal((SendState.Ended, 4), (fold.Find(First)!.State, fold.Find(First)!.Revision));
    }

    [Fact]
    public void A_stop_is_remembered_to_the_end()
    {
        var fold = Acted(Ordered(PushFold.Empty, First, Orders.Of(At)), First, 2, PushKinds.Stopped, new PushStop("key", "Wrong town"));
        Assert.Equal(SendState.Stopping, fold.Find(First)?.State);
        fold = Acted(fold, First, 3, PushKinds.Ended, new PushReport(10, SendCounts.None, 3));
        Assert.Equal(new PushStop("key", "Wrong town"), fold.Find(First)?.Stop);
    }

    [Fact]
    public void A_correction_stops_what_it_corrects()
    {
        var second = new SendId("bridge", 2);
        var fold = Ordered(PushFold.Empty, First, Orders.Of(At));
        fold = Ordered(fold, second, Orders.Of(At) with { Kind = SendKind.Correction, Of = [1] });
        Assert.True(fold.Find(First)?.IsStopped);
        Assert.False(fold.Find(second)?.IsStopped);
        Assert.Equal([First, second], fold.Of("bridge").Select(send => send.Id));
    }

    [Fact]
    public void A_recall_stops_an_earlier_correction_too_and_leaves_what_has_ended_as_it_was()
    {
        var (second, third) = (new SendId("bridge", 2), new SendId("bridge", 3));
        var fold = Acted(Ordered(PushFold.Empty, First, Orders.Of(At)), First, 2, PushKinds.Ended, new PushReport(10, SendCounts.None, 3));
        fold = Ordered(fold, second, Orders.Of(At) with { Kind = SendKind.Correction, Of = [1] });
        fold = Ordered(fold, third, Orders.Of(At) with { Kind = SendKind.Recall, Of = [1] });
        Assert.Equal((SendState.Ended, false), (fold.Find(First)!.State, fold.Find(First)!.IsStopped));
        Assert.True(fold.Find(second)?.IsStopped);
        Assert.False(fold.Find(third)?.IsStopped);
    }

    [Fact]
    public void Acts_of_others_change_nothing()
    {
        var fold = Ordered(PushFold.Empty, First, Orders.Of(At));
        Assert.Same(fold, fold.Apply(Entry("alert/bridge", 1, "alert.fired", [])));
        Assert.Same(fold, fold.Apply(Entry("push/other.1", 2, PushKinds.Started, [])));
    }

    [Fact]
    public void What_had_ended_is_not_begun_again_when_the_desk_is_given_back_what_its_store_lost()
    {
        var fold = Acted(Ordered(PushFold.Empty, First, Orders.Of(At)), First, 2, PushKinds.Ended, new PushReport(10, SendCounts.None, 3));
        var again = Ordered(fold.Restart(), First, Orders.Of(At));
        Assert.Equal(SendState.Ended, again.Find(First)?.State);
        // Another send under the same name is another send.
        Assert.Equal(SendState.Ordered, Ordered(fold.Restart(), First, Orders.Of(At.AddDays(1))).Find(First)?.State);
    }

    [Fact]
    public void Only_what_has_ended_is_forgotten_and_its_places_are_kept()
    {
        var second = new SendId("storm", 1);
        var fold = Ordered(Ordered(PushFold.Empty, First, Orders.Of(At)), second, Orders.Of(At));
        fold = Acted(fold, second, 2, PushKinds.Started, new PushReport(0, SendCounts.None, 3));
        fold = Acted(fold, second, 3, PushKinds.Stopped, new PushStop("key", "Wrong town"));
        fold = Acted(fold, second, 4, PushKinds.Ended, new PushReport(10, SendCounts.None, 3));
        fold = fold.Forget([First, second, new SendId("other", 1)]);
        Assert.Equal([First], fold.Sends.Keys);
        Assert.Equal([2L, 4, 5], fold.PlacesOf("storm"));
        Assert.Empty(fold.PlacesOf("bridge"));
        // What another node says of it later is found, too.
        fold = Acted(fold, second, 5, PushKinds.Ended, new PushReport(10, SendCounts.None, 3, new ReceiptCounts(3, 2)));
        Assert.Equal([2L, 4, 6], fold.PlacesOf("storm"));
        Assert.Null(fold.Find(second));
    }

    [Fact]
    public void What_is_forgotten_is_not_begun_again_when_the_desk_is_given_back_what_its_store_lost()
    {
        var fold = Acted(Ordered(PushFold.Empty, First, Orders.Of(At)), First, 2, PushKinds.Ended, new PushReport(10, SendCounts.None, 3)).Forget([First]);
        Assert.Equal(SendState.Ended, Ordered(fold.Restart(), First, Orders.Of(At)).Find(First)?.State);
        Assert.Equal(SendState.Ordered, Ordered(fold.Restart(), First, Orders.Of(At.AddDays(1))).Find(First)?.State);
    }

    [Theory]
    [InlineData("push/bridge.1", "bridge", 1)]
    [InlineData("push/a-b-c.12", "a-b-c", 12)]
    public void A_subject_names_a_send(string subject, string alert, long revision)
    {
        Assert.Equal(new SendId(alert, revision), SendId.Of(subject));
        Assert.Equal(subject, new SendId(alert, revision).Subject);
    }

    [Theory]
    [InlineData("alert/bridge")]
    [InlineData("push/bridge")]
    [InlineData("push/.1")]
    [InlineData("push/bridge.x")]
    public void Other_subjects_do_not(string subject) => Assert.Null(SendId.Of(subject));

    private PushFold Ordered(PushFold fold, SendId id, PushOrder order) => fold.Apply(Entry(id.Subject, 1, PushKinds.Ordered, PushCodec.Encode(order)));

    private PushFold Acted<TAct>(PushFold fold, SendId id, long revision, string kind, TAct act) where TAct : class =>
        fold.Apply(Entry(id.Subject, revision, kind, PushCodec.Encode(act)));

    private Entry Entry(string subject, long revision, string kind, byte[] body) =>
        new(++_offset, subject, revision, kind, Routing.Everyone, Was: null, At.ToUnixTimeMilliseconds(), default, body);
}
