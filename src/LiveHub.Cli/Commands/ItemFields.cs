using System.CommandLine;
using System.Text.Json.Nodes;
using LiveHub.Protocol;

namespace LiveHub.Cli.Commands;

/// <summary>The options that become fields of an item. What is right is judged by the server, which says all that is wrong at once.</summary>
internal sealed class ItemFields
{
    private readonly Option<string[]> _topics = new("--topic", "-t") { Description = "Topic slug; may be given several times." };
    private readonly Option<string?> _short = new("--short") { Description = "Shorter headline for the banner." };
    private readonly Option<string?> _lead = new("--lead") { Description = "Standfirst." };
    private readonly Option<string?> _url = new("--url") { Description = "Address of the full text." };
    private readonly Option<string?> _kind = new("--kind") { Description = string.Join(", ", ItemKinds.All) + "." };
    private readonly Option<string[]> _labels = new("--label") { Description = string.Join(", ", ItemLabels.All) + "; may be given several times." };
    private readonly Option<int?> _urgency = new("--urgency") { Description = "1 (highest) to 9." };
    private readonly Option<string?> _verification = new("--verification") { Description = string.Join(", ", Verifications.All) + "." };
    private readonly Option<int?> _pin = new("--pin") { Description = "Rank among the pinned items, 1 first." };
    private readonly Option<double?> _expires = new("--expires-in") { Description = "Hours after which readers no longer show it." };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _topics, _short, _lead, _url, _kind, _labels, _urgency, _verification, _pin, _expires })
            command.Add(option);
    }

    public JsonObject Read(ParseResult parsed, TimeProvider time)
    {
        var body = new JsonObject();
        if (parsed.GetValue(_topics) is { Length: > 0 } topics)
            body["topics"] = ListOf(topics);
        if (parsed.GetValue(_labels) is { Length: > 0 } labels)
            body["labels"] = ListOf(labels);
        foreach (var (name, option) in new[] { ("short", _short), ("lead", _lead), ("url", _url), ("kind", _kind), ("verification", _verification) })
        {
            if (parsed.GetValue(option) is { } value)
                body[name] = value;
        }
        if (parsed.GetValue(_urgency) is { } urgency)
            body["urgency"] = urgency;
        if (parsed.GetValue(_pin) is { } pin)
            body["pin"] = pin;
        if (parsed.GetValue(_expires) is { } hours)
            body["expiresAt"] = time.GetUtcNow().AddHours(hours).ToUnixTimeMilliseconds();
        return body;
    }

    public static JsonArray ListOf(IEnumerable<string> values) => [.. values.Select(value => JsonValue.Create(value))];
}
