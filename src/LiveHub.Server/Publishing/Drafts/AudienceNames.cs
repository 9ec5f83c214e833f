using LiveHub.Protocol;
using LiveHub.Server.Reading;

namespace LiveHub.Server.Publishing.Drafts;

/// <summary>What the audience of an alert is called, by language.</summary>
internal sealed class AudienceNames(LiveFeed live)
{
    private static readonly Dictionary<string, string> Everybody = new(StringComparer.Ordinal) { ["en"] = "everybody", ["ar"] = "الجميع" };

    /// <summary>Topics by their labels, or by their slugs where a label is missing.</summary>
    public IReadOnlyDictionary<string, string> Of(IReadOnlyList<string> topics) => topics.Count == 0
        ? Everybody
        : Everybody.Keys.ToDictionary(
            language => language,
            language => string.Join(language == "ar" ? "، " : ", ", topics.Select(topic => LabelOf(topic, language))), StringComparer.Ordinal);

    private string LabelOf(string topic, string language) =>
        (live.State.Find(Subjects.Topic(topic))?.Fact as TopicFact)?.Labels.FirstOrDefault(label => label.Lang.Split('-')[0] == language)?.Value ?? topic;
}
