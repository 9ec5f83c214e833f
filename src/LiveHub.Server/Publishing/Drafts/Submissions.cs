using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Push.Dispatch;
using LiveHub.Server.Desk.Drafts;
using LiveHub.Server.Phones;
using LiveHub.Server.Problems;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Publishing.Drafts;

/// <summary>Judges whether an alert may be asked for, and freezes it.</summary>
internal sealed class Submissions(PhoneOrders phones, FeedReads reads, AlertGuards guards, RulesInForce rules, TimeProvider time)
{
    /// <param name="confirmed">Where the confirmation of what phones are sent stands, and what it says.</param>
    /// <param name="errors">Faults found so far; further ones are added.</param>
    /// <returns>A submission, or a refusal, or neither when there are faults.</returns>
    /// <exception cref="LogUnavailableException">The store cannot answer.</exception>
    public async Task<(Submission? Submission, Problem? Refusal)> JudgeAsync(
        DraftPlan plan, SubmitWish wish, (string Field, Confirmation? Given) confirmed, WriteRequest write, bool isStored, FieldErrors errors, CancellationToken cancellationToken)
    {
        var inForce = rules.Now;
        DraftFaults.Check(plan, isStored || inForce.AudienceRequired, errors);
        await CheckReferencesAsync(plan, errors, cancellationToken);
        if (plan.Phones is { } phone
            && await phones.ConfirmAsync(new SendId(plan.Id, 1), phone.Order, plan.Code, confirmed.Given, confirmed.Field, write.By, errors, cancellationToken) is { } problem)
            return (null, problem);
        if (errors.Any)
            return (null, null);
        if (TopicScope.Refuse(write.By, plan.Topics) is { } refusal)
            return (null, refusal);
        var needed = (await guards.FindAsync(plan, cancellationToken)).Needed;
        var missing = needed.Where(one => !one.IsTypedIn(wish.Typed)).ToList();
        if (missing.Count > 0)
            return (null, Problem.ConfirmationNeeded(missing));
        var approvals = inForce.ApprovalsFor(plan.Importance, plan.Topics.Count == 0);
        return (new Submission
        {
            Asked = new DraftNote(write.By.Id, Now(), wish.GlassBroken, write.From),
            Fact = plan.Fact,
            Topics = plan.Topics,
            Order = plan.Phones?.Order,
            Code = plan.Code,
            Confirmed = confirmed.Given?.Devices ?? 0,
            Typed = [.. needed.Select(one => one.Kind)],
            ApprovalsNeeded = approvals,
            Undo = wish.Undo ?? plan.Undo ?? inForce.UndoSeconds,
            StartsAt = plan.StartsAt,
            ExpiresAt = plan.ExpiresAt,
            Importance = plan.Importance,
            IsGlassBroken = approvals > 0 && wish.GlassBroken is not null,
        }, null);
    }

    /// <summary>The state of a submission that has so many approvals.</summary>
    public string StateOf(Submission submission)
    {
        if (!submission.IsGlassBroken && submission.Approvals.Count < submission.ApprovalsNeeded)
            return DraftStates.AwaitingApproval;
        return submission.StartsAt > Now() + (submission.Undo * 1000L) ? DraftStates.Scheduled : DraftStates.Countdown;
    }

    public async ValueTask CheckReferencesAsync(DraftPlan plan, FieldErrors errors, CancellationToken cancellationToken)
    {
        await reads.CheckTopicsAsync(plan.Topics, "/topics", errors, cancellationToken);
        if (plan.Fact.Item is { } item && Slug.IsValid(item) && await reads.HeadAsync(Subjects.Item(item), cancellationToken) is null)
            errors.Add("/item", "unknown-item", $"There is no item {item}.");
    }

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
