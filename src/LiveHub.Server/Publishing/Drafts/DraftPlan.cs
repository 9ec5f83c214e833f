using LiveHub.Protocol;
using LiveHub.Server.Phones;

namespace LiveHub.Server.Publishing.Drafts;

/// <summary>A new alert as a request or a draft describes it.</summary>
/// <param name="IsNamed">The request chose the id.</param>
/// <param name="Fact">As it would be if it went out now; without texts while it is not said which outcome is true.</param>
/// <param name="Audience">Null when nothing was said of it; empty: everybody.</param>
/// <param name="Phones">Null when phones are to be sent nothing.</param>
/// <param name="Importance"><c>breaking</c>, <c>major</c> or <c>minor</c>: the weightier of the alert's and of what phones are sent.</param>
/// <param name="StartsAt">Null: at once.</param>
/// <param name="ExpiresAt">Null: the usual time after it went out.</param>
/// <param name="Undo">Seconds; null: as the rules say.</param>
/// <param name="Outcome">Name of the one that came true.</param>
internal sealed record DraftPlan(
    string Id, bool IsNamed, AlertFact Fact, IReadOnlyList<string>? Audience, PhonePart? Phones, string Importance, long? StartsAt, long? ExpiresAt, int? Undo,
    IReadOnlyList<AlertSource> Sources, bool IsDeveloping, IReadOnlyList<Outcome> Outcomes, string? Outcome)
{
    /// <summary>Empty: everybody.</summary>
    public IReadOnlyList<string> Topics => Audience ?? [];

    /// <summary>Names the texts, the audience and what phones show.</summary>
    public string Code => ConfirmationCode.Of(Fact, Topics, Importance, Phones?.Order);
}
