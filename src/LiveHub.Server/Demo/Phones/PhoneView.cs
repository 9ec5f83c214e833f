namespace LiveHub.Server.Demo.Phones;

/// <summary>A phone as the page draws it.</summary>
/// <param name="Act">What it did last; null when nothing has come.</param>
/// <param name="At">When, in milliseconds since 1970.</param>
internal sealed record PhoneView(string Id, string Platform, string Lang, string Dir, IReadOnlyList<PhoneNotice> Notices, string? Act, long At)
{
    public static PhoneView Of(DemoPhone phone) => new(phone.Id, phone.PlatformName, phone.Lang, phone.Dir, [], Act: null, At: 0);
}
