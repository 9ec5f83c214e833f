using System.Text;
using LiveHub.Server.Requests;

namespace LiveHub.Server.People;

/// <summary>What a new password must be. Length counts; the rest refuses what is tried first.</summary>
internal static class PasswordRules
{
    /// <summary>In characters; what is longer only keeps the server busy.</summary>
    public const int Longest = 200;
    private const int Shortest = 12;

    /// <summary>So many characters must be left when the person's own names are taken out.</summary>
    private const int ShortestRest = 8;
    private const int FewestDifferent = 5;

    public static string Read(Field field, string id, string name)
    {
        var password = field.Verbatim(Longest);
        if (password.EnumerateRunes().Count() < Shortest)
            field.Fault("too-short", $"A password has {Shortest} characters or more.");
        else if (Without(Without(password, id), name).Length < ShortestRest || password.EnumerateRunes().Distinct().Count() < FewestDifferent)
            field.Fault("too-easy", "Choose one that is not the name and not the same few characters again and again.");
        return password;
    }

    /// <summary>One keyboard writes some letters as one character, another as two; the password is the same.</summary>
    public static string Normal(string password) => password.Normalize(NormalizationForm.FormKC);

    private static string Without(string password, string part) =>
        part.Length < 3 ? password : password.Replace(part, "", StringComparison.OrdinalIgnoreCase);
}
