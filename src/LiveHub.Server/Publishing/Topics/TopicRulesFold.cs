using LiveHub.Feed;
using LiveHub.Server.Desk;

namespace LiveHub.Server.Publishing.Topics;

/// <summary>When topics end by themselves, as it was set last.</summary>
internal sealed class TopicRulesFold : IDeskFold
{
    public TopicRulesAct Newest { get; private set; } = TopicRulesAct.None;

    public long Revision { get; private set; }

    public void Apply(Entry entry)
    {
        if (entry.Kind == DeskKinds.TopicRulesSet)
            (Newest, Revision) = (DeskCodec.Decode<TopicRulesAct>(entry), entry.Revision);
    }
}
