using System.Reflection;
using LiveHub.Feed;
using LiveHub.Push.Dispatch;
using LiveHub.Server.Hosting;
using LiveHub.Server.Phones;

namespace LiveHub.Server.Status;

/// <summary>What the nodes say of themselves, this one's as of now.</summary>
internal sealed class StatusBoard(INodeBoard board, NodeName name, Canary canary, PushChannel push, TimeProvider time)
{
    /// <summary>How long a node that died is still spoken of.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(15);
    private readonly long _since = time.GetUtcNow().ToUnixTimeMilliseconds();
    private StatusNote? _posted;

    public static string Version { get; } =
        typeof(StatusBoard).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    public StatusNote Own() => new(
        _since, Version, canary.PassedAt?.ToUnixTimeMilliseconds(), canary.Fault, push.Sender?.Fault, time.GetUtcNow().ToUnixTimeMilliseconds(), push.Sender?.Warning);

    /// <summary>By name; this node is always there.</summary>
    /// <exception cref="LogUnavailableException">The store cannot answer.</exception>
    public async Task<IReadOnlyDictionary<string, StatusNote>> ReadAsync(CancellationToken cancellationToken)
    {
        var all = new SortedDictionary<string, StatusNote>(StringComparer.Ordinal);
        foreach (var note in await board.ReadAsync(StatusNote.Subject, cancellationToken))
        {
            if (StatusNote.Of(note) is { } read)
                all[note.Node] = read;
        }
        all[name.Value] = Own();
        return all;
    }

    /// <summary>Says it when it is news or will soon be forgotten. One caller at a time.</summary>
    /// <exception cref="LogUnavailableException">The store cannot answer.</exception>
    public async Task PostAsync(CancellationToken cancellationToken)
    {
        var own = Own();
        if (_posted is not null && own with { At = _posted.At } == _posted && own.At - _posted.At < Lifetime.TotalMilliseconds / 2)
            return;
        await board.PostAsync(StatusNote.Subject, name.Value, own.Encode(), Lifetime, cancellationToken);
        _posted = own;
    }

    public ValueTask LeaveAsync() => board.RemoveAsync(StatusNote.Subject, name.Value, CancellationToken.None);
}
