using LiveHub.Push.Audiences;

namespace LiveHub.Server.Publishing.Drafts;

/// <summary>What is known of an alert that may go out.</summary>
/// <param name="Needed">What has to be typed for it.</param>
/// <param name="Estimate">Of its phones; null: none are sent it, or they cannot be counted now.</param>
/// <param name="Readers">Connected ones that it goes to; <paramref name="ReadersAge"/> says how old the count is, in milliseconds.</param>
/// <param name="Link">Null when there is none, or links are not checked.</param>
internal sealed record Findings(
    IReadOnlyList<Needed> Needed, IReadOnlyList<SimilarAlert> Similar, (int Day, int Hour) Budget, AudienceEstimate? Estimate, long Readers, long ReadersAge, LinkResult? Link);
