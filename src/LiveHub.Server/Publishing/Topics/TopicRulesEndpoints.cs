using LiveHub.Feed;
using LiveHub.Server.Consoles;
using LiveHub.Server.Desk;
using LiveHub.Server.Keys;

namespace LiveHub.Server.Publishing.Topics;

/// <summary>The rows of docs/http-api.md that begin with <c>/settings/topics</c>.</summary>
internal static class TopicRulesEndpoints
{
    public static void MapTopicRules(this RouteGroupBuilder api)
    {
        api.MapGet("/settings/topics", Get).RequireAuthorization(Permissions.Admin).WithMetadata(new NeededPermission(Permissions.Admin));
        api.MapGroup("/settings/topics").AsWrites(Permissions.Admin).MapPut("", SetAsync);
    }

    private static Answer Get(DeskState desk)
    {
        var (rules, revision) = desk.Read(fold => (fold.TopicRules.Newest, fold.TopicRules.Revision));
        return new Answer(TopicRulesWrites.BodyOf(rules)) { Revision = revision };
    }

    private static async Task<IResult> SetAsync(
        WriteRequest write, TopicRulesWrites rules, LogWriter writer, DeskLog desk, DeskState state, ConsoleNudges nudges, CancellationToken cancellationToken)
    {
        var outcome = await writer.WriteAsync(desk.Log, write, cancel => rules.SetAsync(write, cancel), isConfirmed: true, cancellationToken);
        if (outcome.Done is not { } done)
            return outcome.Refusal;
        var entry = done.Entries[^1];
        await state.WaitForAsync(entry.Offset, cancellationToken);
        nudges.LookAgain(DeskSubjects.TopicSettings);
        return new Answer(TopicRulesWrites.BodyOf(DeskCodec.Decode<TopicRulesAct>(entry))) { Revision = entry.Revision, IsReplay = done.IsReplay };
    }
}
