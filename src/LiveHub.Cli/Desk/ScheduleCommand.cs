using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using LiveHub.Cli.Commands;

namespace LiveHub.Cli.Desk;

/// <summary><c>livehub schedule [list|release|cancel]</c>: what waits to go out.</summary>
internal static class ScheduleCommand
{
    public static Command Build(CommandHost host)
    {
        var command = new Command("schedule", "Lists what goes out by itself or by hand, the next first; releases it or calls it off.") { Release(host), Cancel(host) };
        var list = new Command("list", "Lists what waits.");
        host.Run(command, ListAsync);
        host.Run(list, ListAsync);
        command.Add(list);
        return command;
    }

    private static async Task<int> ListAsync(Session session, ParseResult parsed, CancellationToken cancellationToken)
    {
        var answer = await session.Api.GetAsync("api/v1/held", cancellationToken);
        var lines = (answer.Body["held"] as JsonArray ?? []).Select(item => Line(item, session.Terminal.Time)).ToList();
        return session.Show(answer.Body, lines.Count == 0 ? ["Nothing waits."] : lines);
    }

    private static Command Release(CommandHost host)
    {
        var (id, revision) = (Id(), RevisionOption.Create());
        var command = new Command("release", "Publishes a held item now.") { id, revision };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var answer = await session.Api.WriteAsync(HttpMethod.Post, PathOf(parsed.GetRequiredValue(id)) + "/release", [], parsed.GetValue(revision), cancellationToken);
            var head = answer.Status == 201 ? $"Published {Resource.Text(answer.Body, "id")} at {Resource.Text(answer.Body, "position")}" : "Released; the server will put it in the feed as soon as it can.";
            return session.Show(answer.Body, head, Resource.Words(answer.Body["headline"]));
        });
        return command;
    }

    private static Command Cancel(CommandHost host)
    {
        var (id, revision) = (Id(), RevisionOption.Create());
        var command = new Command("cancel", "Calls a held item off.") { id, revision };
        host.Run(command, async (session, parsed, cancellationToken) =>
        {
            var answer = await session.Api.WriteAsync(HttpMethod.Delete, PathOf(parsed.GetRequiredValue(id)), body: null, parsed.GetValue(revision), cancellationToken);
            return session.Show(answer.Body, $"Called off {Resource.Text(answer.Body, "id")}.", Resource.Words(answer.Body["headline"]));
        });
        return command;
    }

    /// <summary>Local time and UTC: an edition abroad has another clock.</summary>
    internal static string Line(JsonNode? item, TimeProvider clock)
    {
        var when = item?["releaseAt"] is JsonValue value && value.TryGetValue<long>(out var at)
            ? $"{Resource.When(value, clock)} ({DateTimeOffset.FromUnixTimeMilliseconds(at).ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)})"
            : "by hand";
        return $"{Resource.Text(item, "id")}  r{Resource.Text(item, "revision")}  {when}  {Resource.Text(item, "by")}  {Resource.Words(item?["headline"])}";
    }

    private static Argument<string> Id() => new("id") { Description = "Id of the item, from `livehub schedule`." };

    private static string PathOf(string id) => "held/" + Uri.EscapeDataString(id);
}
