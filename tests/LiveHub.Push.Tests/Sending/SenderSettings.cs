namespace LiveHub.Push.Tests.Sending;

/// <summary>How a sender under test is set up.</summary>
/// <param name="RequestTimeout">By the test's clock.</param>
internal sealed record SenderSettings(TimeSpan RequestTimeout, int Streams = 50, int PerSecond = 0);
