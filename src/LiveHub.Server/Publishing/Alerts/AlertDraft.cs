using LiveHub.Protocol;
using LiveHub.Server.Phones;

namespace LiveHub.Server.Publishing.Alerts;

/// <summary>A new alert as a request describes it.</summary>
/// <param name="IsNamed">The request chose the id.</param>
/// <param name="Phones">Null when phones are to be sent nothing.</param>
internal sealed record AlertDraft(string Id, bool IsNamed, AlertFact Fact, IReadOnlyList<string> Topics, PhonePart? Phones);
