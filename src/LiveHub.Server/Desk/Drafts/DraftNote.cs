using MessagePack;

namespace LiveHub.Server.Desk.Drafts;

/// <summary>Who did something to a draft, and when.</summary>
/// <param name="By">Id of the actor; <see cref="Server"/> when nobody did it.</param>
/// <param name="At">Milliseconds since 1970.</param>
/// <param name="Reason">Why, where one has to say it.</param>
/// <param name="From">From where, as <see cref="Keys.Origin"/> says it.</param>
[MessagePackObject]
internal sealed record DraftNote([property: Key(0)] string By, [property: Key(1)] long At, [property: Key(2)] string? Reason = null, [property: Key(3)] string? From = null)
{
    /// <summary>Stands for this server where it decides by itself.</summary>
    public const string Server = DeskSubjects.Server;
}
