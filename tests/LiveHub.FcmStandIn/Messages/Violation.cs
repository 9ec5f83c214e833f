namespace LiveHub.StandIn.Messages;

/// <summary>What is wrong with a message, as <c>google.rpc.BadRequest</c> says it.</summary>
internal sealed record Violation(string Field, string Description);
