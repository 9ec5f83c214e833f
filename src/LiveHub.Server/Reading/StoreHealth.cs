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

    /// <summary>A store whose replicas are slow to confirm is no trouble for readers.</summary>
    public void Failed(LogUnavailableException trouble)
    {
        if (trouble.Reason != LogUnavailableReason.Unconfirmed)
            Set(trouble);
    }

    private void Set(LogUnavailableException? trouble)
    {
        var was = Interlocked.Exchange(ref _trouble, trouble);
        if (was is null != trouble is null)
            Changed?.Invoke();
    }
}
