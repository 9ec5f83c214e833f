using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Consoles;
using LiveHub.Server.Desk;
using LiveHub.Server.Desk.Held;
using LiveHub.Server.Timers;

namespace LiveHub.Server.Publishing.Held;

/// <summary>Releases items whose time has come.</summary>
internal sealed class HeldReleases(DeskLog desk, DeskState state, FeedReads reads, HeldWrites writes, ConsoleNudges nudges) : ITimed
{
    public string Kind => "release";

    public Task Changed => state.Changed;

    public IEnumerable<Due> Waiting() => !state.Loaded.IsCompleted
        ? []
        : state.Read(fold => fold.Held.Waiting.Where(item => item.Act.ReleaseAt is not null)
            .Select(item => new Due(DeskSubjects.Held(item.Id), item.Revision, item.Act.ReleaseAt ?? 0)).ToList());

    public async ValueTask<bool> FireAsync(Due due, CancellationToken cancellationToken)
    {
        var id = Subjects.IdOf(due.Subject);
        if (state.Read(fold => fold.Held.Find(id)) is not { State: HeldState.Held } item || item.Revision != due.Revision)
            return false;
        // Like any new item it waits until the topic runs again; it is tried every few seconds.
        if (reads.FindFrozen(item.Act.Topics) is not null)
            return false;
        var isDone = await desk.Log.AppendAsync(new AppendRequest([writes.Release(item)], Confirmed: true), cancellationToken) is AppendResult.Appended;
        if (isDone)
            nudges.LookAgain(due.Subject);
        return isDone;
    }
}
