namespace LiveHub.Client;

/// <summary>The server refuses this follow or this reader; trying again without a change is of no use.</summary>
/// <param name="code">One of <see cref="Protocol.GoodbyeCodes"/>.</param>
/// <param name="message">Says in English what to do about it.</param>
public sealed class FollowRefusedException(string code, string message) : Exception($"{message} ({code})")
{
    public string Code { get; } = code;
}
