namespace LiveHub.StandIn.Phones;

/// <summary>A message on a phone's screen.</summary>
/// <param name="Platform"><c>android</c>, <c>ios</c> or <c>web</c>, by the part that the message has for it.</param>
/// <param name="Tag">What a later message must have to take its place; null: nothing takes its place.</param>
/// <param name="Message">The object <c>message</c> as JSON, as it came.</param>
/// <param name="Replaces">How many messages stood there before it, one after the other.</param>
public sealed record Shown(string Target, string Platform, string? Tag, string Message, DateTimeOffset At, int Replaces);
