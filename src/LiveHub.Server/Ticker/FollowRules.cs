using LiveHub.Protocol;
using Microsoft.Extensions.Options;

namespace LiveHub.Server.Ticker;

/// <summary>Judges a follow before anything is done for it.</summary>
internal sealed class FollowRules(IOptions<TickerOptions> options)
{
    private const int LanguagesPerFollow = 32;

    /// <summary>Null when the follow is in order.</summary>
    public FollowResult? Refuse(FollowRequest request)
    {
        if (request.Version != FollowSet.WireVersion)
            return No(GoodbyeCodes.UnsupportedVersion, $"This server speaks wire version {FollowSet.WireVersion}.");
        if (request.Topics is not { Count: > 0 })
            return No(GoodbyeCodes.NoTopics, "Name at least one topic, or * for all.");
        if (request.Topics.Count > options.Value.TopicsPerFollow)
            return No(GoodbyeCodes.TooManyTopics, $"Name at most {options.Value.TopicsPerFollow} topics, or * for all.");
        if (request.Topics.Any(topic => topic is not FollowSet.AllTopics && (topic is null || !Slug.IsValid(topic))))
            return No(GoodbyeCodes.BadFollow, "A topic is a slug such as north-harbour, or *.");
        if (request.Languages is null || request.Languages.Count > LanguagesPerFollow || request.Languages.Any(tag => tag is null || !Slug.IsLanguage(tag)))
            return No(GoodbyeCodes.BadFollow, $"Languages are BCP 47 tags such as ar or en-GB, {LanguagesPerFollow} at most.");
        return request.Mode is FollowSet.Latest or FollowSet.Every
            ? null
            : No(GoodbyeCodes.BadFollow, $"The mode is {FollowSet.Latest} or {FollowSet.Every}.");
    }

    private static FollowResult No(string code, string message) => new(false, "", code, message);
}
