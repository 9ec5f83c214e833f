using LiveHub.Feed;
using LiveHub.Server.Desk;

namespace LiveHub.Server.Publishing.Drafts;

/// <summary>The rules of alerts as an administrator set them last. Guarded by the state that owns it.</summary>
internal sealed class AlertRulesFold : IDeskFold
{
    /// <summary>Null: nobody has set any.</summary>
    public AlertRulesAct? Newest { get; private set; }

    public long Revision { get; private set; }

    public void Apply(Entry entry)
    {
        if (entry.Kind != DeskKinds.AlertRulesSet)
            return;
        Newest = DeskCodec.Decode<AlertRulesAct>(entry);
        Revision = entry.Revision;
    }
}
