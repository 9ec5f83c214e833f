namespace LiveHub.Protocol;

/// <summary>How sure the newsroom is.</summary>
public static class Verifications
{
    public const string Confirmed = "confirmed";

    public static readonly IReadOnlyList<string> All = ["unconfirmed", "developing", Confirmed];
}
