using MessagePack;

namespace LiveHub.Server.Publishing.Drafts;

/// <summary>How many others have to agree to an alert of one importance.</summary>
/// <param name="Everybody">When it goes to everybody.</param>
/// <param name="Topics">When it goes to those who follow certain topics.</param>
[MessagePackObject]
internal sealed record ImportanceRule([property: Key(0)] int Everybody, [property: Key(1)] int Topics);
