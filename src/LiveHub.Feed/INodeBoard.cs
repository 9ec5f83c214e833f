namespace LiveHub.Feed;

/// <summary>Short notes that nodes leave for each other beside the logs: who is there, how many read, what a fan-out did.</summary>
/// <remarks>
/// For what may be lost and is soon said again; nothing that must survive belongs here. Any thread. A store that cannot answer throws
/// <see cref="LogUnavailableException"/>.
/// </remarks>
public interface INodeBoard
{
    /// <summary>Puts up a node's note under a subject, in place of the one that the node had there.</summary>
    /// <param name="subject">What it is about, such as <c>audience</c>; 1 to 200 characters.</param>
    /// <param name="node">Who says it; 1 to 100 characters.</param>
    /// <param name="lifetime">How long it stands unless it is said again; more than zero.</param>
    ValueTask PostAsync(string subject, string node, ReadOnlyMemory<byte> note, TimeSpan lifetime, CancellationToken cancellationToken);

    /// <summary>Takes a node's note down; nothing when there is none.</summary>
    ValueTask RemoveAsync(string subject, string node, CancellationToken cancellationToken);

    /// <summary>The notes under a subject that still stand, sorted by node.</summary>
    ValueTask<IReadOnlyList<NodeNote>> ReadAsync(string subject, CancellationToken cancellationToken);
}
