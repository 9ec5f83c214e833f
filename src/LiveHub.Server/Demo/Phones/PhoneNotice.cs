namespace LiveHub.Server.Demo.Phones;

/// <summary>A notification on a phone's screen.</summary>
/// <param name="Kind"><c>alert</c>, <c>correction</c>, <c>recall</c> (on an iPhone, which cannot take back what it shows) or <c>test</c>.</param>
/// <param name="IsQuiet">Came without sound.</param>
/// <param name="SentAt">Milliseconds since 1970.</param>
/// <param name="Replaced">How many stood there before it, one after the other.</param>
internal sealed record PhoneNotice(
    string Tag, string Alert, long Revision, string Kind, string Importance, string Title, string Body, string Lang, string Dir, string? Url, bool IsQuiet, long SentAt, int Replaced);
