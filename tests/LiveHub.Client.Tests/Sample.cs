using LiveHub.Protocol;

namespace LiveHub.Client.Tests;

/// <summary>Entries for tests.</summary>
public static class Sample
{
    public const long Time = 1_750_000_000_000;

    public static Text Words(string value, string lang = "en") => new(value, lang, Slug.DirectionOf(lang));

    public static WireEntry Item(
        string id, long offset, long revision = 1, long? first = null, string topic = "harbour", string language = "en",
        bool hidden = false, bool retracted = false, int? pin = null, long? expiresAt = null, string? headline = null)
    {
        var kind = retracted ? EntryKinds.ItemRetracted : revision == 1 ? EntryKinds.ItemPosted : EntryKinds.ItemChanged;
        var fact = new ItemFact
        {
            Language = language,
            Headline = Words(headline ?? $"Headline {id}, revision {revision}", language),
            Hidden = hidden,
            Pin = pin,
            ExpiresAt = expiresAt,
            PublishedAt = Time,
            UpdatedAt = Time,
            Retraction = retracted ? new Retraction(Time, Words("Sent in error")) : null,
        };
        return new WireEntry(offset, first ?? offset, Subjects.Item(id), revision, kind, [topic], [language], Time, fact);
    }

    public static WireEntry Alert(string id, long offset, long revision = 1, bool cleared = false, string? topic = null)
    {
        var fact = new AlertFact
        {
            Texts = [Words($"Alert {id}, revision {revision}")],
            StartsAt = Time,
            ExpiresAt = Time + 1_200_000,
            UpdatedAt = Time,
            Clearance = cleared ? new Clearance(Time, Withdrawn: false) : null,
        };
        var kind = cleared ? EntryKinds.AlertCleared : revision == 1 ? EntryKinds.AlertRaised : EntryKinds.AlertUpdated;
        return new WireEntry(offset, offset, Subjects.Alert(id), revision, kind, topic is null ? [] : [topic], [], Time, fact);
    }

    public static WireEntry Topic(string slug, long offset, long revision = 1, int order = 0)
    {
        var fact = new TopicFact { Labels = [Words(slug)], Order = order, UpdatedAt = Time };
        return new WireEntry(offset, offset, Subjects.Topic(slug), revision, revision == 1 ? EntryKinds.TopicOpened : EntryKinds.TopicChanged, [slug], [], Time, fact);
    }
}
