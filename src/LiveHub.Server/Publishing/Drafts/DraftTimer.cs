using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Consoles;
using LiveHub.Server.Desk;
using LiveHub.Server.Desk.Drafts;
using LiveHub.Server.Keys;
using LiveHub.Server.Requests;
using LiveHub.Server.Timers;

namespace LiveHub.Server.Publishing.Drafts;

/// <summary>Fires drafts at the end of their countdown and at their time.</summary>
internal sealed class DraftTimer(DeskState state, DeskLog desk, DraftFiring firing, LogWriter writer, ConsoleNudges nudges) : ITimed, IDisposable
{
    /// <summary>All that is due at one moment passes one gate: in turn, they do not make each other's appends fail.</summary>
    private readonly SemaphoreSlim _turn = new(1);

    private static readonly Actor Server = new(DraftNote.Server, DraftNote.Server, MadeBy: "", [], []);

    public string Kind => "alert";

    public Task Changed => state.Changed;

    public IEnumerable<Due> Waiting() => state.Loaded.IsCompleted
        ? state.Read(fold => fold.Drafts.Timed().ToList())
        : [];

    public async ValueTask<bool> FireAsync(Due due, CancellationToken cancellationToken)
    {
        var write = new WriteRequest(Server, default, Precondition.None, Repeat: null, new FieldErrors(), Refusal: null);
        var outcome = await InTurnAsync(() => writer.WriteAsync(
            desk.Log, write, cancel => firing.FireAsync(Subjects.IdOf(due.Subject), due.Revision, cancel), isConfirmed: true, cancellationToken), cancellationToken);
        if (outcome.Done is not { } done)
            return false;
        foreach (var subject in done.Entries.Select(entry => entry.Subject).Where(subject => subject != DeskSubjects.Gate))
            nudges.LookAgain(subject);
        return done.Entries[^1].Kind == DeskKinds.AlertFired;
    }

    public void Dispose() => _turn.Dispose();

    private async ValueTask<WriteOutcome> InTurnAsync(Func<ValueTask<WriteOutcome>> write, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await write();
        }
        finally
        {
            _turn.Release();
        }
    }
}
