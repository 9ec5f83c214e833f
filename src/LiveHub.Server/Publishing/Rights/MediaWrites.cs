using LiveHub.Feed;
using LiveHub.Server.Desk;
using LiveHub.Server.Desk.Rights;
using LiveHub.Server.Problems;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Publishing.Rights;

/// <summary>Proposes that a picture or recording may not be shown any more, or may be shown again.</summary>
internal sealed class MediaWrites(DeskLog desk)
{
    /// <summary>What is withdrawn, and why; the faults go to the errors.</summary>
    public static MediaAct Read(WriteRequest write, FieldErrors errors, bool needsReason)
    {
        var form = new ObjectReader(write.Body, "", errors);
        var url = form.Required("url", "", field => field.Address());
        var reason = needsReason
            ? form.Required("reason", "", field => field.Word(TextLimits.Reason))
            : form.Optional("reason", null, null, field => field.Word(TextLimits.Reason));
        form.Finish();
        return new MediaAct(url, reason, write.By.Id, write.From);
    }

    public async ValueTask<Proposal> ProposeAsync(WriteRequest write, string kind, CancellationToken cancellationToken)
    {
        var errors = write.Errors.Copy();
        var act = Read(write, errors, needsReason: kind == DeskKinds.MediaWithdrawn);
        if (errors.Any)
            return Problem.Invalid(errors);
        // It concerns items of every topic.
        if (TopicScope.Refuse(write.By, []) is { } refusal)
            return refusal;
        var head = await desk.Log.ReadHeadAsync(DeskSubjects.Media(act.Url), cancellationToken);
        if (kind == DeskKinds.MediaAllowed && head?.Kind != DeskKinds.MediaWithdrawn)
            return Problem.NotFound("This was not withdrawn.");
        return new Draft(DeskSubjects.Media(act.Url), head?.Revision ?? 0, kind, Routing.Everyone, DeskCodec.Encode(act));
    }
}
