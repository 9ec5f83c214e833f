using System.CommandLine;

namespace LiveHub.Cli.Commands;

/// <summary><c>--revision</c>: what a change builds on.</summary>
internal static class RevisionOption
{
    public static Option<string> Create() => new("--revision")
    {
        Description = "The revision you looked at; the change is refused (exit 4) when somebody was faster. Default: whatever is current.",
        HelpName = "N",
        DefaultValueFactory = _ => "*",
    };
}
