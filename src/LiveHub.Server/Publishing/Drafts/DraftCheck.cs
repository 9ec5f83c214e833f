using System.Text.Json.Nodes;
using LiveHub.Protocol;
using LiveHub.Push.Dispatch;
using LiveHub.Server.Desk;
using LiveHub.Server.Desk.Drafts;
using LiveHub.Server.Keys;
using LiveHub.Server.Phones;
using LiveHub.Server.Problems;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Publishing.Drafts;

/// <summary><c>POST /api/v1/drafts/check</c>: what would come of an alert if it were asked to go out now. Stores nothing.</summary>
internal sealed class DraftCheck(
    Submissions submissions, AlertGuards guards, RulesInForce rules, ActorsInForce actors, DeskState desk, TimeProvider time)
{
    public async Task<IResult> AnswerAsync(WriteRequest write, string acceptLanguage, CancellationToken cancellationToken)
    {
        var errors = write.Errors.Copy();
        var form = new ObjectReader(write.Body, "", errors);
        var plan = DraftForm.Read(form, id: null, SendKind.Alert, write.By.Id, time.GetUtcNow().ToUnixTimeMilliseconds(), isDraft: true);
        form.Finish();
        // What cannot be read at all is refused; what is only not finished is told.
        if (errors.Items.Any(error => error.Code is "wrong-type" or "unknown-field"))
            return Problem.Invalid(errors);
        DraftFaults.Check(plan, isAudienceNeeded: true, errors);
        if (plan.Phones is { } phones)
            PhoneOrders.CheckSize(new SendId(plan.Id, 1), phones.Order, errors);
        await submissions.CheckReferencesAsync(plan, errors, cancellationToken);
        var inForce = rules.Now;
        var findings = await guards.FindAsync(plan, cancellationToken);
        var approvals = inForce.ApprovalsFor(plan.Importance, plan.Topics.Count == 0);
        var undo = plan.Undo ?? inForce.UndoSeconds;
        var body = new JsonObject
        {
            ["errors"] = new JsonArray([.. errors.Items.Select(error => new JsonObject { ["field"] = error.Field, ["code"] = error.Code, ["message"] = error.Message })]),
            ["needed"] = NeededList.Of(findings.Needed, acceptLanguage),
            ["approvals"] = new JsonObject { ["needed"] = approvals, ["who"] = new JsonArray([.. Approvers(write.By, plan.Topics).Select(name => JsonValue.Create(name))]) },
            ["code"] = plan.Code,
            ["readers"] = new JsonObject { ["connected"] = findings.Readers, ["age"] = findings.ReadersAge },
            ["budget"] = new JsonObject
            {
                ["day"] = findings.Budget.Day,
                ["hour"] = findings.Budget.Hour,
                ["limitDay"] = inForce.PerDay,
                ["limitHour"] = inForce.PerHour,
            },
            ["similar"] = new JsonArray([.. findings.Similar.Select(BodyOf)]),
            ["undo"] = undo,
            ["state"] = approvals > 0 ? DraftStates.AwaitingApproval
                : plan.StartsAt > time.GetUtcNow().ToUnixTimeMilliseconds() + (undo * 1000L) ? DraftStates.Scheduled : DraftStates.Countdown,
        };
        if (plan.Phones is { Order.Texts.Count: > 0 } part)
            body["estimate"] = findings.Estimate is { } estimate ? EstimateBody.Of(part.Order, estimate, plan.Code) : "unknown";
        if (findings.Link is { } link)
            body["link"] = BodyOf(link);
        return new Answer(body);
    }

    /// <summary>Names of those who may agree to an alert of this actor.</summary>
    private IEnumerable<string> Approvers(Actor by, IReadOnlyList<string> topics) => desk.Read(fold =>
            fold.People.All.Select(person => person.Actor).Concat(fold.Keys.All.Where(key => key.Person is null).Select(key => key.Actor)).ToList())
        .Where(actor => actor.Allows(Permissions.Approve) && TopicScope.Refuse(actor, topics) is null && !actors.MayBeOne(actor, by))
        .Select(actor => actor.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private JsonObject BodyOf(SimilarAlert similar)
    {
        var body = new JsonObject
        {
            ["id"] = similar.Id,
            ["by"] = similar.By,
            ["texts"] = new JsonArray([.. similar.Texts.Select(text => System.Text.Json.JsonSerializer.SerializeToNode(text, WireJson.Options))]),
            ["similarity"] = Math.Round(similar.Similarity, 2),
            ["sameAudience"] = similar.IsSameAudience,
        };
        if (desk.FindActor(similar.By) is { } actor)
            body["name"] = actor.Name;
        if (similar.At is { } at)
            body["at"] = at;
        return body;
    }

    private static JsonObject BodyOf(LinkResult link)
    {
        var body = new JsonObject { ["ok"] = link.IsThere, ["checkedAt"] = link.At };
        if (link.Status is { } status)
            body["status"] = status;
        if (link.Detail is not null)
            body["detail"] = link.Detail;
        return body;
    }
}
