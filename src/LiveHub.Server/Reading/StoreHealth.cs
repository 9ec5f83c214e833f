using LiveHub.Feed;

namespace LiveHub.Server.Reading;

/// <summary>Whether the store answers, as publishers and the tail see it. Any thread.</summary>
internal sealed class StoreHealth
{
    private volatile LogUnavailableException? _trouble;

    /// <summary>The state changed; readers are told at once.</summary>
    public event Action? Changed;

    /// <summary>Null while the store answers.</summary>
    public LogUnavailableException? Trouble => _trouble;

    public void Succeeded() => Set(null);

    public void Failed(LogUnavailableException trouble) => Set(trouble);

    private void Set(LogUnavailableException? trouble)
    {
        var was = Interlocked.Exchange(ref _trouble, trouble);
        if (was is null != trouble is null)
            Changed?.Invoke();
    }
}
