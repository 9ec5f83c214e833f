using LiveHub.Protocol;
using LiveHub.Server.Pages.Words;

namespace LiveHub.Server.Pages;

/// <summary>Everything that the live page shows, as of one snapshot. Immutable.</summary>
/// <remarks>Public, like all that a Razor component takes: the compiler makes components public.</remarks>
/// <param name="Topics">In editorial order.</param>
/// <param name="Selected">The topic that the list is limited to; null: all.</param>
/// <param name="Items">Pinned ones by rank, then newest first; of the selected topic.</param>
/// <param name="KeyEvents">Newest first; of the selected topic.</param>
/// <param name="Further">What the list does not hold, newest first.</param>
/// <param name="Alerts">Active, newest first.</param>
/// <param name="Ticker">Newest of all topics.</param>
/// <param name="Now">Server time, milliseconds since 1970.</param>
/// <param name="HasDemoPhones">A page shows what simulated phones show.</param>
/// <param name="ListItems">How many the list shows before the reader asks for more.</param>
public sealed record PageView(
    Speech Speech, IReadOnlyList<TopicView> Topics, TopicView? Selected, IReadOnlyList<ItemView> Items, IReadOnlyList<ItemView> KeyEvents, IReadOnlyList<ItemView> Further,
    IReadOnlyList<AlertView> Alerts, IReadOnlyList<ItemView> Ticker, long Now, bool IsDemo, bool HasDemoPhones, int ListItems)
{
    /// <summary>The live channel that gives the page its name, state and links.</summary>
    public TopicView? Channel => Topics.FirstOrDefault(topic => topic.IsChannel);

    public IEnumerable<TopicView> Sections => Topics.Where(topic => topic.IsSection);

    /// <summary>What the rail shows: stories, programmes and video series.</summary>
    public IEnumerable<TopicView> Stories => Topics.Where(topic => topic is { IsSection: false, IsChannel: false });

    /// <summary>Nobody has set up anything yet; not merely that there is no news in this language.</summary>
    public bool IsEmpty => Topics.Count == 0 && Ticker.Count == 0 && Alerts.Count == 0;

    public string State => (Selected ?? Channel)?.Fact.State ?? TopicStates.Live;

    public Text Name => Channel?.Label(Speech.Lang) ?? new Text(Speech.Words.Title, Speech.Lang, Speech.Dir);

    public Text Heading => Selected?.Label(Speech.Lang) ?? new Text(Speech.Words.Latest, Speech.Lang, Speech.Dir);

    /// <summary>The address of this page for a topic, or of all topics.</summary>
    public string AddressOf(string? topic) => AddressIn(Speech.Lang, topic);

    public static string AddressIn(string lang, string? topic) => topic is null ? $"/?lang={lang}" : $"/?lang={lang}&topic={topic}";

    public string StateWord => WordOf(State);

    /// <summary>The word for the page itself, whatever topic is selected.</summary>
    public string StateOfChannel => WordOf(Channel?.Fact.State ?? TopicStates.Live);

    /// <summary>Joins two isolates.</summary>
    public string Comma => Speech.Lang is "ar" or "fa" ? "، " : ", ";

    public string Age(long at) => Speech.Age(at, Now);

    private string WordOf(string state) => state switch
    {
        TopicStates.Upcoming => Speech.Words.Upcoming,
        TopicStates.Paused => Speech.Words.Paused,
        TopicStates.Ended => Speech.Words.Ended,
        _ => Speech.Words.Live,
    };
}
