namespace LiveHub.Server.People;

/// <summary>Acts on people, on the subject <c>person/ID</c>.</summary>
internal static class PeopleKinds
{
    public const string Added = "person.added";
    public const string Changed = "person.changed";
    public const string Removed = "person.removed";

    /// <summary>On a subject of its own: the first person was made by the link on the terminal.</summary>
    public const string Welcomed = "people.welcomed";

    /// <summary>A link was made by which the person sets a password.</summary>
    public const string Invited = "person.invited";

    /// <summary>The password was set; every other session and key of the person ends.</summary>
    public const string PasswordSet = "person.password-set";

    /// <summary>Every session and key of the person ends.</summary>
    public const string SignedOut = "person.signed-out";

    public static bool IsOne(string kind) => kind is Added or Changed or Removed or Invited or PasswordSet or SignedOut;

    /// <summary>Whether sessions and personal keys end with it.</summary>
    public static bool EndsAccess(string kind) => kind is Removed or PasswordSet or SignedOut;
}
