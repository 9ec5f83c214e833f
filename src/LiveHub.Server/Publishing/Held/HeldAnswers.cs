using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Consoles;
using LiveHub.Server.Desk;
using LiveHub.Server.Desk.Held;

namespace LiveHub.Server.Publishing.Held;

/// <summary>Writes acts on held items to the desk and answers when this node knows them.</summary>
internal sealed class HeldAnswers(DeskLog desk, DeskState state, LogWriter writer, ReleasedItems released, ConsoleNudges nudges, TimeProvider time)
{
    /// <summary>How long an answer waits for this node's fold; the act is durable either way.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <param name="status">Of the answer.</param>
    public async Task<IResult> WriteAsync(
        WriteRequest write, int status, Func<CancellationToken, ValueTask<Proposal>> propose, CancellationToken cancellationToken)
    {
        var outcome = await writer.WriteAsync(desk.Log, write, propose, isConfirmed: true, cancellationToken);
        if (outcome.Done is not { } done)
            return outcome.Refusal;
        var entry = done.Entries[^1];
        await ToldAsync(entry, cancellationToken);
        return AnswerOf(entry, done, status);
    }

    /// <summary>A release: 201 with the item when it is in the feed within two seconds, else 202.</summary>
    public async Task<IResult> ReleaseAsync(WriteRequest write, Func<CancellationToken, ValueTask<Proposal>> propose, CancellationToken cancellationToken)
    {
        var outcome = await writer.WriteAsync(desk.Log, write, propose, isConfirmed: true, cancellationToken);
        if (outcome.Done is not { } done)
            return outcome.Refusal;
        var entry = done.Entries[^1];
        await ToldAsync(entry, cancellationToken);
        var id = Subjects.IdOf(entry.Subject);
        return await released.FindAsync(id, entry.Offset, done.Durability, cancellationToken) is { } item
            ? new Answer(item, StatusCodes.Status201Created) { Revision = 1, Location = $"/api/v1/items/{id}", IsReplay = done.IsReplay }
            : AnswerOf(entry, done, StatusCodes.Status202Accepted);
    }

    private static Answer AnswerOf(Entry entry, AppendResult.Appended done, int status)
    {
        var id = Subjects.IdOf(entry.Subject);
        var item = new HeldItem(id, entry.Revision, HeldFold.StateOf(entry.Kind) ?? HeldState.Held, DeskCodec.Decode<HeldAct>(entry), entry.Time);
        var body = HeldBody.Of(item);
        body["durability"] = Resource.NameOf(done.Durability);
        return new Answer(body, status) { Revision = entry.Revision, Location = $"/api/v1/held/{id}", IsReplay = done.IsReplay };
    }

    private async Task ToldAsync(Entry entry, CancellationToken cancellationToken)
    {
        nudges.LookAgain(entry.Subject);
        try
        {
            await state.WaitForAsync(entry.Offset, cancellationToken).WaitAsync(Patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // A read right after the write may be a moment behind.
        }
    }
}
