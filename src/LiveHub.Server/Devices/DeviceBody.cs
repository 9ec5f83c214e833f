using System.Text.Json.Nodes;
using LiveHub.Push.Devices;

namespace LiveHub.Server.Devices;

/// <summary>A device as the API shows it.</summary>
internal static class DeviceBody
{
    /// <summary>What the app said of it, without the target.</summary>
    public static JsonObject Of(string id, DeviceProfile profile)
    {
        var body = new JsonObject { ["id"] = id, ["platform"] = DeviceWords.Of(profile.Platform), ["kind"] = DeviceWords.Of(profile.Kind) };
        if (profile.AppVersion is { } version)
            body["appVersion"] = version;
        body["languages"] = new JsonArray([.. profile.Languages.Select(language => JsonValue.Create(language))]);
        body["topics"] = new JsonArray([.. profile.Topics.Select(choice => new JsonObject { ["topic"] = choice.Topic, ["priority"] = choice.Priority })]);
        if (profile.Region is { } region)
            body["region"] = region;
        body["timeZone"] = profile.TimeZone;
        if (profile.Quiet is { } quiet)
            body["quietHours"] = new JsonObject { ["from"] = DeviceWords.TimeOfDay(quiet.From), ["to"] = DeviceWords.TimeOfDay(quiet.To) };
        if (profile.DailyCap is { } cap)
            body["dailyCap"] = cap;
        return body;
    }

    /// <summary>The answer to a registration: what is followed now, and what is not and why.</summary>
    public static JsonObject Of(string id, DeviceProfile profile, IReadOnlyList<DroppedTopic> dropped)
    {
        var body = Of(id, profile);
        body["dropped"] = new JsonArray([.. dropped.Select(topic => new JsonObject { ["topic"] = topic.Topic, ["reason"] = topic.Reason })]);
        return body;
    }

    /// <summary>Everything that is stored, but the hash of the secret: for the device itself and for exports.</summary>
    public static JsonObject Whole(Device device)
    {
        var body = Listed(device);
        body["target"] = device.Profile.Target;
        body["registeredAt"] = device.RegisteredAt;
        return body;
    }

    /// <summary>For editors, who are not shown how to reach a device.</summary>
    public static JsonObject Listed(Device device)
    {
        var body = Of(device.Id, device.Profile);
        body["isTest"] = device.IsTest;
        body["isQuarantined"] = device.IsQuarantined;
        body["seenAt"] = device.SeenAt;
        return body;
    }
}
