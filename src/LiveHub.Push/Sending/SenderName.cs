namespace LiveHub.Push.Sending;

/// <summary>By which this node is known to the others.</summary>
internal sealed record SenderName(string Value);
