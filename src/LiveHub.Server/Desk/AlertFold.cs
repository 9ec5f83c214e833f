using LiveHub.Feed;
using LiveHub.Protocol;

namespace LiveHub.Server.Desk;

/// <summary>The newest act on each alert.</summary>
internal sealed class AlertFold : IDeskFold
{
    private readonly Dictionary<string, DeskAlert> _alerts = new(StringComparer.Ordinal);

    public DeskAlert? Find(string id) => _alerts.GetValueOrDefault(id);

    public void Apply(Entry entry)
    {
        if (DeskCodec.AlertOf(entry) is { } act)
            _alerts[Subjects.IdOf(entry.Subject)] = new DeskAlert(entry.Revision, act);
    }
}
