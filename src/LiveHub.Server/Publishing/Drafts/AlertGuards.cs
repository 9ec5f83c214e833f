using System.Globalization;
using LiveHub.Feed;
using LiveHub.Push.Audiences;
using LiveHub.Server.Audience;
using LiveHub.Server.Desk.Drafts;
using LiveHub.Server.Phones;

namespace LiveHub.Server.Publishing.Drafts;

/// <summary>Looks for what makes an alert likely to be a mistake, or a grave one, and says which words have to be typed for it.</summary>
internal sealed class AlertGuards(Repetitions repetitions, RulesInForce rules, PhoneOrders phones, AudienceBoard board, AudienceNames names, LinkCheck links, TimeProvider time)
{
    private static readonly Dictionary<string, string> SendAgain = Words("send again", "أرسل مجددًا");
    private static readonly Dictionary<string, string> OverBudget = Words("over budget", "تجاوز الحد");
    private static readonly Dictionary<string, string> UncheckedLink = Words("link not checked", "رابط غير مفحوص");

    /// <exception cref="LogUnavailableException">The store cannot answer.</exception>
    public async Task<Findings> FindAsync(DraftPlan plan, CancellationToken cancellationToken)
    {
        var inForce = rules.Now;
        var similar = repetitions.Find(plan.Id, plan.Fact, plan.Topics, withPending: true);
        var budget = repetitions.Count(plan.Topics);
        // Of a sheet without a text nobody can say who would read it.
        var estimate = plan.Phones is { Order.Texts.Count: > 0 } part ? await phones.EstimateAsync(part.Order, cancellationToken) : null;
        var (readers, age) = await CountReadersAsync(plan.Topics, cancellationToken);
        var link = inForce.LinkCheck && plan.Fact.Url is { } url ? await links.AskAsync(url, cancellationToken) : null;
        var needed = new List<Needed>();
        if (similar.Count > 0)
            needed.Add(Repeated(similar[0]));
        if (inForce.TypedAbove > 0 && readers + (estimate?.Devices ?? 0) > inForce.TypedAbove)
            needed.Add(ToMany(plan.Topics, readers, estimate));
        if (TooOften(budget, inForce) is { } often)
            needed.Add(often);
        if (link is { IsThere: false })
            needed.Add(new Needed(Needed.Link, UncheckedLink, $"The page of the alert is not there: {link.Detail}"));
        return new Findings(needed, similar, budget, estimate, readers, age, link);
    }

    /// <summary>What others have sent since it was asked for that its editor has not seen; null: nothing.</summary>
    public Needed? FindSince(Submission submission, string id)
    {
        if (!submission.Typed.Contains(Needed.Duplicate, StringComparer.Ordinal)
            && repetitions.Find(id, submission.Fact, submission.Topics, withPending: false) is [var similar, ..])
            return Repeated(similar);
        return submission.Typed.Contains(Needed.Budget, StringComparer.Ordinal) ? null : TooOften(repetitions.Count(submission.Topics), rules.Now);
    }

    private static Dictionary<string, string> Words(string english, string arabic) => new(StringComparer.Ordinal) { ["en"] = english, ["ar"] = arabic };

    private Needed Repeated(SimilarAlert similar) => new(
        Needed.Duplicate, SendAgain,
        (similar.At is { } at
            ? $"Nearly the same was sent {Minutes(at)} minutes ago by {similar.By}, to {(similar.IsSameAudience ? "the same" : "some of the same")} people."
            : $"Nearly the same is about to go out, asked for by {similar.By}, to {(similar.IsSameAudience ? "the same" : "some of the same")} people."),
        similar.Id);

    private Needed ToMany(IReadOnlyList<string> topics, long readers, AudienceEstimate? estimate) => new(
        Needed.Audience, names.Of(topics),
        string.Create(CultureInfo.InvariantCulture, $"It reaches about {readers + (estimate?.Devices ?? 0):N0} devices and readers; type who they are."));

    private static Needed? TooOften((int Day, int Hour) budget, AlertRules rules)
    {
        if (rules.PerHour > 0 && budget.Hour >= rules.PerHour)
            return new Needed(Needed.Budget, OverBudget, $"These people got {budget.Hour} alerts in the last hour, {rules.PerHour} are the limit.");
        return rules.PerDay > 0 && budget.Day >= rules.PerDay
            ? new Needed(Needed.Budget, OverBudget, $"These people got {budget.Day} alerts in the last 24 hours, {rules.PerDay} are the limit.")
            : null;
    }

    private async Task<(long Readers, long Age)> CountReadersAsync(IReadOnlyList<string> topics, CancellationToken cancellationToken)
    {
        var nodes = await board.ReadAsync(cancellationToken);
        // Somebody who follows two of the topics is counted twice: rather too many than too few.
        var readers = nodes.Sum(node => topics.Count == 0 ? node.Note.Readers : node.Note.All + topics.Sum(topic => (long)node.Note.Topics.GetValueOrDefault(topic)));
        return (readers, nodes.Max(node => Math.Max(0, Now() - node.Note.At)));
    }

    private long Minutes(long at) => Math.Max(0, Now() - at) / 60_000;

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
