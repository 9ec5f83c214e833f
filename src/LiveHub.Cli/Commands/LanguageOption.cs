using System.CommandLine;

namespace LiveHub.Cli.Commands;

/// <summary><c>--language</c>: never guessed from the letters.</summary>
internal static class LanguageOption
{
    public static Option<string?> Create() => new("--language", "-l") { Description = "Language tag, such as ar or en-GB (LIVEHUB_LANGUAGE).", HelpName = "TAG" };

    /// <exception cref="UsageException">Neither given nor set.</exception>
    public static string Of(Session session, string? given) =>
        given ?? (session.Terminal.Environment("LIVEHUB_LANGUAGE") is { Length: > 0 } set
            ? set
            : throw new UsageException("Say the language with --language (or set LIVEHUB_LANGUAGE), such as ar or en."));
}
