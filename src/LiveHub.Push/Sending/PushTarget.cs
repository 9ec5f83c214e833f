using LiveHub.Push.Composing;
using LiveHub.Push.Devices;

namespace LiveHub.Push.Sending;

/// <summary>A message for one device.</summary>
/// <param name="Target">Visible ASCII without quotation mark and backslash: it goes into JSON as it is.</param>
public readonly record struct PushTarget(int Ordinal, TargetKind Kind, string Target, Envelope Envelope);
