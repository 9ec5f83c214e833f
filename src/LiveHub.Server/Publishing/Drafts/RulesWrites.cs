using LiveHub.Feed;
using LiveHub.Server.Desk;
using LiveHub.Server.Problems;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Publishing.Drafts;

/// <summary>Proposes other rules of alerts.</summary>
internal sealed class RulesWrites(DeskLog desk, RulesInForce rules)
{
    public async ValueTask<Proposal> SetAsync(WriteRequest write, CancellationToken cancellationToken)
    {
        var head = await desk.Log.ReadHeadAsync(DeskSubjects.AlertSettings, cancellationToken);
        var before = head is null ? rules.Configured : DeskCodec.Decode<AlertRulesAct>(head).Rules;
        var errors = write.Errors.Copy();
        var form = new ObjectReader(write.Body, "", errors);
        var after = RulesForm.Read(form, before);
        form.Finish();
        if (errors.Any)
            return Problem.Invalid(errors);
        if (write.Precondition.Refuse() is { } missing)
            return missing;
        if (!write.Precondition.Holds(head?.Revision ?? 0))
            return Problem.RevisionConflict(RulesForm.BodyOf(before));
        return new Draft(DeskSubjects.AlertSettings, head?.Revision ?? 0, DeskKinds.AlertRulesSet, Routing.Everyone, DeskCodec.Encode(new AlertRulesAct(after, write.By.Id, write.From)));
    }
}
