namespace LiveHub.Protocol.Tests;

/// <summary>One sample of every structure that travels. Their bytes are kept in src/LiveHub.Protocol/golden and read by the TypeScript tests too.</summary>
internal static class GoldenSamples
{
    private const string Epoch = "1-9f3a2b7c";
    private static readonly FollowSet Set = FollowSet.Of(["harbour", "weather"], ["ar", "en"]);
    private static readonly string Through = new CursorText(Epoch, 1042, "0123456789abcdef", Set.Id).ToString();

    public static IEnumerable<(string Name, object Sample)> All()
    {
        yield return ("follow-first", new FollowRequest { Topics = ["harbour", "weather"], Languages = ["ar", "en"] });
        yield return ("follow-resume", new FollowRequest { Topics = ["*"], Cursor = Through, Mode = FollowSet.Every, Audience = true });
        yield return ("followed", new FollowResult(true, Set.Id));
        yield return ("follow-refused", new FollowResult(false, "", GoodbyeCodes.NoTopics, "Name at least one topic, or * for all."));
        yield return ("unfollow", new UnfollowRequest(Set.Id));
        yield return ("feed-empty", new FeedFrame { Set = Set.Id, Through = Through });
        yield return ("feed-snapshot-part", new FeedFrame { Set = Set.Id, Entries = [Topic(), Alert()], Counts = [new("harbour", 22), new("weather", 0)], Reset = true });
        yield return ("feed-run", new FeedFrame { Set = Set.Id, Entries = [Item(), Retracted()], Counts = [new("harbour", 23)], Through = Through, Skipped = 3 });
        yield return ("feed-ahead", new FeedFrame { Set = Set.Id, Entries = [Item()], Through = Through, Ahead = [Alert()] });
        yield return ("feed-score", new FeedFrame { Set = Set.Id, Entries = [Scored()], Through = Through });
        yield return ("feed-unknown-kind", new FeedFrame { Set = Set.Id, Entries = [new(1043, 1043, "poll/9", 1, "poll.opened", ["harbour"], [], 1764000005000, null)], Through = Through });
        yield return ("beat", new Beat($"{Epoch}.1042", 1764000010000));
        yield return ("beat-away", new Beat($"{Epoch}.1042", 1764000010000, Beat.StoreAway));
        yield return ("beat-audience", new Beat($"{Epoch}.1042", 1764000010000, Readers: 41233));
        yield return ("goodbye", new Goodbye(GoodbyeCodes.Draining, "The server is being restarted.", new ReconnectPlan(500, 20000)));
        yield return ("goodbye-final", new Goodbye(GoodbyeCodes.OriginRefused, "This server does not serve pages of this origin."));
    }

    private static WireEntry Item() => new(
        1041, 1040, Subjects.Item("7f3k"), 2, EntryKinds.ItemCorrected, ["harbour"], ["ar"], 1764000000000,
        new ItemFact
        {
            Language = "ar",
            Headline = new("فتح الميناء الشمالي أمام الملاحة", "ar", Text.Rtl),
            Short = new("فتح الميناء الشمالي", "ar", Text.Rtl),
            Lead = new("قالت هيئة الموانئ إن الحركة عادت تدريجيًا.", "ar", Text.Rtl),
            Labels = ["key"],
            Urgency = 3,
            Verification = "developing",
            Sources = [new(new("North Harbour Press", "en", Text.Ltr), "https://press.example/1", "reporting")],
            Media = [new("photo", "https://img.example/1.jpg", new("سفينة عند المدخل", "ar", Text.Rtl), null, new("North Harbour Press", "en", Text.Ltr), 1600, 800)],
            Url = "https://news.example/7f3k",
            Quote = new(new("نتابع الحركة لحظة بلحظة", "ar", Text.Rtl), new("متحدث باسم الهيئة", "ar", Text.Rtl)),
            PublishedAt = 1763999940000,
            UpdatedAt = 1764000000000,
            ExpiresAt = 1764086400000,
            Pin = 1,
            Corrections = [new(1764000000000, new("ذُكر الميناء الجنوبي خطأً.", "ar", Text.Rtl), new("فتح الميناء الجنوبي أمام الملاحة", "ar", Text.Rtl))],
            Comments = new(14, "https://news.example/7f3k#comments"),
            Alternates = [new("en", "9abc")],
        });

    private static WireEntry Retracted() => new(
        1042, 900, Subjects.Item("1xyz"), 4, EntryKinds.ItemRetracted, ["weather"], ["en"], 1764000000500,
        new ItemFact
        {
            Language = "en",
            Headline = new("Storm reaches the coast", "en", Text.Ltr),
            PublishedAt = 1763999000000,
            UpdatedAt = 1764000000500,
            Retraction = new(1764000000500, new("The forecast was misread.", "en", Text.Ltr)),
        });

    private static WireEntry Scored() => new(
        1044, 1038, Subjects.Item("5cup"), 3, EntryKinds.ItemChanged, ["harbour"], ["ar"], 1764000006000,
        new ItemFact
        {
            Language = "ar",
            Headline = new("أبناء الميناء يتقدمون 2-1 على المنارة", "ar", Text.Rtl),
            Kind = ItemKinds.Score,
            PublishedAt = 1763999000000,
            UpdatedAt = 1764000006000,
            Score = new(new(new("أبناء الميناء", "ar", Text.Rtl), 2), new(new("المنارة", "ar", Text.Rtl), 1), new("الدقيقة 67", "ar", Text.Rtl)),
            Verified = new(1764000003000, "unconfirmed"),
        });

    private static WireEntry Topic() => new(
        12, 3, Subjects.Topic("harbour"), 2, EntryKinds.TopicState, ["harbour"], [], 1763990000000,
        new TopicFact
        {
            Labels = [new("مضيق الشمال", "ar", Text.Rtl), new("Northern strait", "en", Text.Ltr)],
            Order = 1,
            Links = [new("feed", "https://news.example/harbour.atom", new("Atom", "en", Text.Ltr))],
            StartedAt = 1763980000000,
            Numbering = "latn",
            UpdatedAt = 1763990000000,
        });

    private static WireEntry Alert() => new(
        1039, 1039, Subjects.Alert("a1"), 1, EntryKinds.AlertRaised, [], [], 1763999900000,
        new AlertFact
        {
            Texts = [new("إغلاق مؤقت للمضيق", "ar", Text.Rtl), new("Strait closed for now", "en", Text.Ltr)],
            Url = "https://news.example/7f3k",
            Item = "7f3k",
            StartsAt = 1763999900000,
            ExpiresAt = 1764001100000,
            UpdatedAt = 1763999900000,
        });
}
