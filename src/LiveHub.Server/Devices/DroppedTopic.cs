namespace LiveHub.Server.Devices;

/// <summary>A topic that a device asked for and does not follow.</summary>
/// <param name="Reason"><c>unknown</c>, <c>ended</c> or <c>too-many</c>.</param>
internal sealed record DroppedTopic(string Topic, string Reason);
