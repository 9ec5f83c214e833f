using System.Text.Json.Nodes;
using LiveHub.Feed;
using LiveHub.Server.Consoles;
using LiveHub.Server.Desk;
using LiveHub.Server.Desk.Drafts;

namespace LiveHub.Server.Publishing.Drafts;

/// <summary>Writes acts on drafts to the desk and answers with the draft as they leave it.</summary>
internal sealed class DraftAnswers(DeskLog desk, DeskState state, LogWriter writer, DeskReading reading, AlertLife life, ConsoleNudges nudges)
{
    /// <param name="status">Of the answer.</param>
    public async Task<IResult> WriteAsync(
        WriteRequest write, int status, Func<CancellationToken, ValueTask<Proposal>> propose, CancellationToken cancellationToken)
    {
        // Confirmed: a cancellation that a replica has not heard of could be undone by that replica.
        var outcome = await writer.WriteAsync(desk.Log, write, propose, isConfirmed: true, cancellationToken);
        return outcome.Done is { } done ? await AnswerAsync(done, status, cancellationToken) : outcome.Refusal;
    }

    /// <summary>What came of an append that was about a draft.</summary>
    public async Task<Answer> AnswerAsync(AppendResult.Appended done, int status, CancellationToken cancellationToken)
    {
        Tell(done);
        try
        {
            await reading.ReachAsync(done.Entries[^1].Offset, cancellationToken);
        }
        catch (LogUnavailableException)
        {
            // The act is durable and is what counts; a read right after it may be a moment behind.
        }
        var draft = DeskDraft.Of(done.Entries.Last(entry => DraftKinds.IsDraft(entry.Kind)));
        return new Answer(BodyOf(draft), status)
        {
            Revision = draft.Revision,
            Location = status is StatusCodes.Status201Created or StatusCodes.Status202Accepted ? $"/api/v1/drafts/{draft.Id}" : null,
            IsReplay = done.IsReplay,
        };
    }

    /// <summary>Tells open consoles what was written.</summary>
    public void Tell(AppendResult.Appended done)
    {
        foreach (var subject in done.Entries.Select(entry => entry.Subject).Where(subject => subject != DeskSubjects.Gate).Distinct(StringComparer.Ordinal))
            nudges.LookAgain(subject);
    }

    public JsonObject BodyOf(DeskDraft draft) => DraftBody.Of(
        draft, draft.Act.State == DraftStates.Fired ? life.Of(draft.Id) : null, id => state.FindActor(id)?.Name);
}
