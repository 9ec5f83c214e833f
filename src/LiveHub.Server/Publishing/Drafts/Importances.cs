using LiveHub.Push.Dispatch;

namespace LiveHub.Server.Publishing.Drafts;

/// <summary>How much an alert weighs. Readers on the web see two of them: what is breaking is major there.</summary>
internal static class Importances
{
    public const string Breaking = "breaking";
    public const string Major = "major";
    public const string Minor = "minor";

    public static readonly IReadOnlyList<string> All = [Breaking, Major, Minor];

    public static string OnTheWeb(string importance) => importance == Minor ? Minor : Major;

    public static string Of(Importance importance) => importance switch
    {
        Importance.Breaking => Breaking,
        Importance.Minor => Minor,
        _ => Major,
    };

    /// <summary>The weightier one: nobody gets round a rule by calling half of an alert less.</summary>
    public static string Weightier(string one, string other) => All.First(importance => importance == one || importance == other);
}
