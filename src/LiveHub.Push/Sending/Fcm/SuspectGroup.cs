using LiveHub.Push.Composing;

namespace LiveHub.Push.Sending.Fcm;

/// <summary>Suspects who were sent the same message.</summary>
internal sealed record SuspectGroup(Envelope Envelope, IReadOnlyList<Attempt> Attempts);
