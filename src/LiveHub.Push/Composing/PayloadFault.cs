using LiveHub.Push.Devices;

namespace LiveHub.Push.Composing;

/// <summary>A message that is too large for FCM.</summary>
/// <param name="Language">BCP 47 tag of the text that makes it so.</param>
/// <param name="Bytes">Its size as counted by <see cref="Composer.Check"/>.</param>
public sealed record PayloadFault(Platform Platform, string Language, int Bytes, int Limit);
