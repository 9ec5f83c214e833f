using LiveHub.Push.Devices;

namespace LiveHub.Push.Sending.Fcm;

/// <summary>How far one message has come.</summary>
/// <param name="Index">In the list of targets.</param>
/// <param name="Requests">Made for it.</param>
/// <param name="Waits">That FCM's troubles have cost it.</param>
/// <param name="IsUncertain">A request for it went without an answer: FCM may have taken it.</param>
/// <param name="HeldFor">The platform that is paused, when it waits for that only.</param>
/// <param name="WasRefused">Once, without a word of FCM's that says why.</param>
/// <param name="Code">Of the last request.</param>
internal readonly record struct Attempt(int Index, int Requests = 0, int Waits = 0, bool IsUncertain = false, Platform? HeldFor = null, bool WasRefused = false, string? Code = null);
