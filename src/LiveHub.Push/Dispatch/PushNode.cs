namespace LiveHub.Push.Dispatch;

/// <summary>What this node calls itself when it takes a lease.</summary>
public sealed record PushNode(string Name);
