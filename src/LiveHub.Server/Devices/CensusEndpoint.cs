using System.Text.Json.Nodes;
using LiveHub.Push.Devices;
using LiveHub.Server.Publishing;

namespace LiveHub.Server.Devices;

/// <summary><c>GET /api/v1/devices</c>: how many there are of which sort, and who is on the test list. Never the devices of readers one by one.</summary>
internal static class CensusEndpoint
{
    private const int Longest = 50;

    public static async Task<Answer> GetAsync(DeviceCensus census, IDeviceRegistry devices, TimeProvider time, CancellationToken cancellationToken)
    {
        var count = await census.ReadAsync(cancellationToken);
        var tests = await devices.ReadTestListAsync(cancellationToken);
        return new Answer(new JsonObject
        {
            ["devices"] = count.Devices,
            ["quarantined"] = count.Quarantined,
            ["platforms"] = List(count.ByPlatform, "platform"),
            ["languages"] = List(count.ByLanguage, "language"),
            ["topics"] = List(count.ByTopic, "topic"),
            ["testDevices"] = new JsonArray([.. tests.Select(DeviceBody.Listed)]),
            ["age"] = (long)(time.GetUtcNow() - count.At).TotalMilliseconds,
        });
    }

    /// <summary>The largest first.</summary>
    private static JsonArray List(IReadOnlyDictionary<string, long> counts, string name) => new(
    [
        .. counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal).Take(Longest)
            .Select(count => new JsonObject { [name] = count.Key, ["devices"] = count.Value }),
    ]);
}
