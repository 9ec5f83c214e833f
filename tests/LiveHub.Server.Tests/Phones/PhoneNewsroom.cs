using LiveHub.Push.Devices;
using LiveHub.Server.Tests.Publishing;
using LiveHub.Testing;
using LiveHub.Testing.Push;
using Microsoft.Extensions.DependencyInjection;

namespace LiveHub.Server.Tests.Phones;

/// <summary>A node that sends to phones through a stand-in for FCM.</summary>
public sealed class PhoneNewsroom : IAsyncLifetime
{
    private readonly IReadOnlyDictionary<string, string> _settings;
    private PushStandIn? _standIn;
    private Newsroom? _newsroom;
    private int _devices;

    public PhoneNewsroom()
        : this(new Dictionary<string, string>())
    {
    }

    /// <param name="settings">Beside those of the stand-in.</param>
    internal PhoneNewsroom(IReadOnlyDictionary<string, string> settings) => _settings = settings;

    internal PushStandIn StandIn => _standIn ?? throw new InvalidOperationException("Not started yet.");

    internal Newsroom Newsroom => _newsroom ?? throw new InvalidOperationException("Not started yet.");

    internal IDeviceRegistry Devices => Newsroom.Node.Services.GetRequiredService<IDeviceRegistry>();

    public async ValueTask InitializeAsync()
    {
        _standIn = await PushStandIn.StartAsync();
        _newsroom = new Newsroom(_standIn.Settings.Concat(_settings).ToDictionary(setting => setting.Key, setting => setting.Value, StringComparer.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        _newsroom?.Dispose();
        if (_standIn is not null)
            await _standIn.DisposeAsync();
    }

    /// <summary>Registers devices that follow a topic; answers their targets when an estimate knows of them.</summary>
    internal async Task<IReadOnlyList<string>> FollowAsync(string topic, int count, Platform platform = Platform.Android, string language = "ar", string prefix = "phone")
    {
        var targets = Enumerable.Range(0, count).Select(_ => FormattableString.Invariant($"{prefix}-{topic}-{Interlocked.Increment(ref _devices)}")).ToList();
        await Devices.PutAsync(
            [.. targets.Select(target => new DeviceRegistration(target, new byte[32], new DeviceProfile
            {
                Platform = platform, Kind = TargetKind.Token, Target = target, Languages = [language], Topics = [new TopicChoice(topic)],
            }))],
            TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(), TestContext.Current.CancellationToken);
        await Eventually.Until("the estimate knows the new devices", async () => (await EstimateAsync(topic)).Body["devices"]?.GetValue<long>() >= count);
        return targets;
    }

    internal static string Body(string topic, string push = "{}", string more = "") =>
        $$"""{"texts":[{"value":"إغلاق الجسر القديم أمام المركبات","lang":"ar"},{"value":"Old bridge closed to vehicles","lang":"en"}],"topics":["{{topic}}"],"push":{{push}}{{more}}}""";

    internal Task<Reply> EstimateAsync(string topic, string push = "{}") => Newsroom.PostAsync("/alerts/estimate", Body(topic, push));

    /// <summary>Looks at the estimate, confirms it and fires.</summary>
    internal async Task<Reply> FireAsync(string topic, string push = "")
    {
        var estimate = (await EstimateAsync(topic, $"{{{push}}}")).Expect(200);
        var confirm = $"\"confirm\":{{\"devices\":{estimate.Body["devices"]},\"code\":\"{estimate.Body["code"]}\"}}";
        return await Newsroom.PostAsync("/alerts", Body(topic, $"{{{push}{(push.Length > 0 ? "," : "")}{confirm}}}"));
    }

    /// <summary>Waits until a send has ended, and answers it.</summary>
    internal async Task<System.Text.Json.Nodes.JsonNode> EndAsync(string path, long revision = 1)
    {
        System.Text.Json.Nodes.JsonNode? send = null;
        await Eventually.Until($"the send of {path}, revision {revision}, has ended", async () =>
        {
            var reply = await Newsroom.GetAsync(path, LiveHub.Testing.Nodes.LiveHubProcess.AdminKey);
            send = reply.Body["sends"]?.AsArray().FirstOrDefault(one => (long)one!["revision"]! == revision);
            return (string?)send?["state"] is "sent" or "stopped" or "failed";
        });
        return send!;
    }
}
