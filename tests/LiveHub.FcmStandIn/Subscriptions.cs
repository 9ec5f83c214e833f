using System.Collections.Concurrent;

namespace LiveHub.StandIn;

/// <summary>Which targets follow which FCM topic.</summary>
internal sealed class Subscriptions
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, byte>> _topics = new(StringComparer.Ordinal);

    public void Add(string topic, string target) => _topics.GetOrAdd(topic, static _ => new(StringComparer.Ordinal)).TryAdd(target, 0);

    public void Remove(string topic, string target) => _topics.GetValueOrDefault(topic)?.TryRemove(target, out _);

    public IReadOnlyCollection<string> Of(string topic) => _topics.TryGetValue(topic, out var targets) ? [.. targets.Keys] : [];
}
