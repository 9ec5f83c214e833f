using LiveHub.Feed;
using LiveHub.Server.Consoles;
using LiveHub.Server.Desk;
using LiveHub.Server.Keys;

namespace LiveHub.Server.Publishing.Drafts;

/// <summary>The rows of docs/http-api.md that begin with <c>/settings/alerts</c>.</summary>
internal static class RulesEndpoints
{
    public static void MapAlertRules(this RouteGroupBuilder api)
    {
        api.MapGet("/settings/alerts", Get).RequireAuthorization(Permissions.Admin).WithMetadata(new NeededPermission(Permissions.Admin));
        api.MapGroup("/settings/alerts").AsWrites(Permissions.Admin).MapPut("", SetAsync);
    }

    private static Answer Get(RulesInForce rules, DeskState desk) =>
        new(RulesForm.BodyOf(rules.Now)) { Revision = desk.Read(fold => fold.AlertRules.Revision) };

    private static async Task<IResult> SetAsync(
        WriteRequest write, RulesWrites rules, LogWriter writer, DeskLog desk, DeskReading reading, ConsoleNudges nudges, CancellationToken cancellationToken)
    {
        var outcome = await writer.WriteAsync(desk.Log, write, cancel => rules.SetAsync(write, cancel), isConfirmed: true, cancellationToken);
        if (outcome.Done is not { } done)
            return outcome.Refusal;
        await reading.ReachAsync(done.Entries[^1].Offset, cancellationToken);
        nudges.LookAgain(DeskSubjects.AlertSettings);
        return new Answer(RulesForm.BodyOf(DeskCodec.Decode<AlertRulesAct>(done.Entries[^1]).Rules)) { Revision = done.Entries[^1].Revision, IsReplay = done.IsReplay };
    }
}
