using LiveHub.Feed;
using LiveHub.Server.Publishing;

namespace LiveHub.Server.Desk;

/// <summary>Writes to the desk and answers when this node goes by it; other nodes follow by their tails.</summary>
internal sealed class DeskWriter(DeskLog desk, DeskState state, LogWriter writer)
{
    public Task<WriteOutcome> WriteAsync(WriteRequest write, Draft draft, CancellationToken cancellationToken) =>
        WriteAsync(write, _ => ValueTask.FromResult<Proposal>(draft), cancellationToken);

    public async Task<WriteOutcome> WriteAsync(WriteRequest write, Func<CancellationToken, ValueTask<Proposal>> propose, CancellationToken cancellationToken)
    {
        var outcome = await writer.WriteAsync(desk.Log, write, propose, isConfirmed: false, cancellationToken);
        if (outcome.Done is { } done)
            await state.WaitForAsync(done.Entries[^1].Offset, cancellationToken);
        return outcome;
    }
}
