namespace LiveHub.Push.Sending;

/// <summary>By which this node is known to the others: in leases, and where nodes say that they send.</summary>
public sealed record PushNode(string Name);
