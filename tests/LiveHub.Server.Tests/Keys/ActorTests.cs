using LiveHub.Feed;
using LiveHub.Server.Desk;
using LiveHub.Server.Keys;

namespace LiveHub.Server.Tests.Keys;

public sealed class ActorTests
{
    [Fact]
    public void Who_made_a_key_and_who_made_its_maker_may_be_its_user()
    {
        var fold = new KeyFold();
        Add(fold, 1, "a", by: "person:layla");
        Add(fold, 2, "b", by: "a");
        Add(fold, 3, "c", by: "first");
        var layla = new Actor("person:layla", "Layla", MadeBy: "", [], []);
        var (a, b, c) = (fold.Find("a")!.Actor, fold.Find("b")!.Actor, fold.Find("c")!.Actor);
        Assert.True(layla.MayBe(a) && a.MayBe(layla) && a.MayBe(b) && b.MayBe(a));
        Assert.True(layla.MayBe(b) && b.MayBe(layla)); // She has the secret of a, with which b was made and shown.
        Assert.False(layla.MayBe(c) || c.MayBe(layla) || c.MayBe(b) || b.MayBe(c));
    }

    private static void Add(KeyFold fold, long offset, string id, string by)
    {
        var act = new KeyAct(id, Permissions.All, [], KeySecret.HashOf(id), offset, by);
        fold.Apply(new Entry(offset, DeskSubjects.Key(id), 1, DeskKinds.KeyAdded, Routing.Everyone, Was: null, offset, default, DeskCodec.Encode(act)));
    }
}
