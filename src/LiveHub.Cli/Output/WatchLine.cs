using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiveHub.Client;
using LiveHub.Protocol;

namespace LiveHub.Cli.Output;

/// <summary>Changes of a view as lines: words for people, one document for machines.</summary>
internal static class WatchLine
{
    /// <summary>How much of a snapshot is printed before what is new.</summary>
    private const int SnapshotItems = 20;

    public static JsonObject Json(LiveChange change, long now) => change switch
    {
        SnapshotChange => new JsonObject
        {
            ["type"] = "snapshot",
            ["cursor"] = change.View.Cursor,
            ["topics"] = Node(change.View.Topics()),
            ["alerts"] = Node(change.View.Alerts(now)),
            ["items"] = Node(change.View.Items(now)),
            ["counts"] = Node(change.View.Counts),
        },
        EntryChange one => new JsonObject { ["type"] = "entry", ["effect"] = JsonNamingPolicy.CamelCase.ConvertName(one.Effect.ToString()), ["ahead"] = one.Ahead, ["entry"] = Node(one.Entry) },
        ConnectionChange one => new JsonObject
        {
            ["type"] = "connection",
            ["state"] = JsonNamingPolicy.CamelCase.ConvertName(one.State.ToString()),
            ["reason"] = one.Reason,
            ["retryIn"] = one.RetryIn is { } pause ? (long)pause.TotalMilliseconds : null,
        },
        _ => new JsonObject { ["type"] = "counts", ["counts"] = Node(change.View.Counts) },
    };

    public static IEnumerable<string> Words(LiveChange change, TimeProvider clock, long now) => change switch
    {
        SnapshotChange => change.View.Items(now).Where(entry => entry.Body is ItemFact).Take(SnapshotItems).Reverse().Concat(change.View.Alerts(now)).Select(entry => Line(entry, null, clock)),
        EntryChange one => [Line(one.Entry, one.Effect, clock)],
        ConnectionChange { State: ConnectionState.Live } => [],
        ConnectionChange one => [$"-- {JsonNamingPolicy.CamelCase.ConvertName(one.State.ToString())}{(one.Reason is null ? "" : ": " + SafeText.Clean(one.Reason))}"],
        _ => [],
    };

    private static string Line(WireEntry entry, EntryEffect? effect, TimeProvider clock)
    {
        var time = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(TimeOf(entry)), clock.LocalTimeZone).ToString("HH:mm", CultureInfo.InvariantCulture);
        return SafeText.Clean($"{time}  {Mark(entry, effect)}{string.Join(',', entry.Topics)}") + "  " + TextOf(entry);
    }

    public static string TextOf(WireEntry entry) => entry.Body switch
    {
        ItemFact item => SafeText.Isolated(item.Headline),
        TopicFact topic => string.Join(" | ", topic.Labels.Select(SafeText.Isolated)) + $" is {SafeText.Clean(topic.State)}",
        AlertFact alert => string.Join(" | ", alert.Texts.Select(SafeText.Isolated)),
        _ => SafeText.Clean(entry.Kind),
    };

    private static long TimeOf(WireEntry entry) => entry.Body is ItemFact { PublishedAt: > 0 } item && entry.Revision == 1 ? item.PublishedAt : entry.Time;

    private static string Mark(WireEntry entry, EntryEffect? effect) => entry switch
    {
        { Body: AlertFact { Clearance.Withdrawn: true } } => "WITHDRAWN  ",
        { Body: AlertFact { Clearance: not null } } => "over  ",
        { Body: AlertFact } => "BREAKING  ",
        { Body: ItemFact { Retraction: not null } } => "RETRACTED  ",
        _ when effect == EntryEffect.Removed => "gone  ",
        { Kind: EntryKinds.ItemCorrected } => "CORRECTED  ",
        { Body: TopicFact } => "topic  ",
        { Body: ItemFact { Verification: not Verifications.Confirmed } item } => item.Verification + "  ",
        { Body: ItemFact { Verified: not null } } => "confirmed  ",
        _ => "",
    };

    private static JsonNode? Node<T>(T value) => JsonSerializer.SerializeToNode(value, WireJson.Options);
}
