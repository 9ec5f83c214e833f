using LiveHub.Feed;

namespace LiveHub.Server.Repair;

internal sealed partial class ForkRepair
{
    [LoggerMessage(LogLevel.Warning,
        "The {Log} went on from epoch {From} to {To}: {Restored} entries were appended again by this node, {Others} by others, {Reopened} topics opened again; {Lost} are lost and listed on the desk")]
    private static partial void LogRepaired(ILogger logger, string log, Epoch from, Epoch to, int restored, int others, int reopened, int lost);
}
