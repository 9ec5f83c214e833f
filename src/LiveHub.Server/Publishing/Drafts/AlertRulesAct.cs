using MessagePack;

namespace LiveHub.Server.Publishing.Drafts;

/// <summary>The rules of alerts were set: all of them, and who did it.</summary>
[MessagePackObject]
internal sealed record AlertRulesAct([property: Key(0)] AlertRules Rules, [property: Key(1)] string By, [property: Key(2)] string? From);
