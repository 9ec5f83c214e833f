using System.Globalization;
using System.Text.Json.Nodes;
using LiveHub.Cli.Commands;

namespace LiveHub.Cli.Alerts;

/// <summary>Asks how many phones an alert would reach, and has somebody say that number.</summary>
internal static class AlertConfirmation
{
    /// <summary>Fields of a draft that are not of the alert itself.</summary>
    private static readonly IReadOnlyList<string> Alert =
        ["texts", "topics", "importance", "url", "item", "startsAt", "expiresAt", "sources", "developing", "outcomes", "outcome", "push", "undo"];

    /// <summary>What a draft of the desk says of its alert.</summary>
    public static JsonObject ContentOf(JsonObject draft) =>
        new(draft.Where(field => Alert.Contains(field.Key)).Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())));

    public static async Task<JsonObject> AskAsync(Session session, JsonObject draft, CancellationToken cancellationToken) =>
        (await session.Api.WriteAsync(HttpMethod.Post, "alerts/estimate", draft, null, cancellationToken)).Body;

    /// <summary>"y" is typed without looking; the number of devices is not.</summary>
    /// <returns>The number that was looked at, which the server compares with that of now; null: nothing is to be sent.</returns>
    public static async Task<long?> ConfirmAsync(Session session, JsonObject estimate, string? given, CancellationToken cancellationToken)
    {
        if (given?.Split(':') is { } parts)
        {
            if (parts.Length != 2 || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var looked))
                throw new UsageException("--confirm needs the code with the number of devices, CODE:DEVICES, as `livehub alert estimate` says it.");
            return parts[0] == Resource.Text(estimate, "code")
                ? looked
                : throw new UsageException("The code is that of another text or another audience; look at `livehub alert estimate` again.");
        }
        if (!session.Terminal.CanAsk)
            throw new UsageException("This needs --confirm CODE:DEVICES when nobody can be asked; `livehub alert estimate` says it.");
        await session.Terminal.Error.WriteAsync("This is not a test. Type the number of devices to send it: ");
        var typed = await session.Terminal.In.ReadLineAsync(cancellationToken);
        var devices = SendLine.Number(estimate, "devices");
        return typed?.Replace(",", "", StringComparison.Ordinal).Trim() == devices.ToString(CultureInfo.InvariantCulture) ? devices : null;
    }
}
