using System.Text.Json.Nodes;
using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Consoles;
using LiveHub.Server.Desk;
using LiveHub.Server.Desk.Rights;
using LiveHub.Server.Keys;

namespace LiveHub.Server.Publishing.Rights;

/// <summary>The rows of docs/http-api.md that begin with <c>/media</c>.</summary>
internal static class MediaEndpoints
{
    /// <summary>So many ids are told.</summary>
    private const int Most = 1_000;

    public static void MapMedia(this RouteGroupBuilder api)
    {
        var writes = api.MapGroup("/media").AsWrites(Permissions.Publish);
        writes.MapPost("withdraw", WithdrawAsync);
        writes.MapPost("allow", AllowAsync);
    }

    /// <summary>First the act, so that nothing can bring it back meanwhile; then every item. Repeated after a fault it goes on where it was.</summary>
    private static async Task<IResult> WithdrawAsync(
        WriteRequest write, MediaWrites media, MediaPull pull, LogWriter writer, FeedWriter feed, DeskLog desk, DeskState state, ConsoleNudges nudges, CancellationToken cancellationToken)
    {
        var outcome = await writer.WriteAsync(desk.Log, write, cancel => media.ProposeAsync(write, DeskKinds.MediaWithdrawn, cancel), isConfirmed: true, cancellationToken);
        if (outcome.Done is not { } done)
            return outcome.Refusal;
        await state.WaitForAsync(done.Entries[^1].Offset, cancellationToken);
        var act = DeskCodec.Decode<MediaAct>(done.Entries[^1]);
        var (items, held, offset) = await pull.RunAsync(act.Url, write.By.Id, write.From, cancellationToken);
        if (offset > 0)
            await feed.CatchUpAsync(offset, cancellationToken);
        foreach (var id in items.Take(Most))
            nudges.LookAgain(Subjects.Item(id));
        return new Answer(new JsonObject
        {
            ["url"] = act.Url,
            ["withdrawn"] = items.Count,
            ["items"] = new JsonArray([.. items.Take(Most).Select(id => JsonValue.Create(id))]),
            ["held"] = new JsonArray([.. held.Select(id => JsonValue.Create(id))]),
        });
    }

    private static async Task<IResult> AllowAsync(WriteRequest write, MediaWrites media, LogWriter writer, DeskLog desk, DeskState state, CancellationToken cancellationToken)
    {
        var outcome = await writer.WriteAsync(desk.Log, write, cancel => media.ProposeAsync(write, DeskKinds.MediaAllowed, cancel), isConfirmed: true, cancellationToken);
        if (outcome.Done is not { } done)
            return outcome.Refusal;
        await state.WaitForAsync(done.Entries[^1].Offset, cancellationToken);
        return new Answer(new JsonObject { ["url"] = DeskCodec.Decode<MediaAct>(done.Entries[^1]).Url }) { IsReplay = done.IsReplay };
    }
}
