namespace LiveHub.Client;

/// <summary>When a view has run low: a server never refills it, so the reader asks for a new snapshot.</summary>
internal sealed class RefillRule
{
    private IReadOnlyDictionary<string, int> _atSnapshot = new Dictionary<string, int>(StringComparer.Ordinal);
    private bool _isAsked;

    /// <summary>A new connection resumes; what was asked of the old one is lost.</summary>
    public void Restart() => _isAsked = false;

    /// <summary>To be asked after every frame. True when a topic has fewer than 25 items left, the server has more, and the last snapshot had more.</summary>
    /// <remarks>The last condition ends what would otherwise never end: a server set to send fewer than 25.</remarks>
    public bool Wants(LiveView view, AppliedFrame frame, long now)
    {
        if (frame.Kind == FrameKind.Snapshot)
        {
            _isAsked = false;
            _atSnapshot = view.Shown(now);
            return false;
        }
        if (_isAsked || frame.Kind != FrameKind.Run || !frame.Entries.Any(entry => entry.Effect is EntryEffect.Removed or EntryEffect.Replaced))
            return false;
        var shown = view.Shown(now);
        return _isAsked = _atSnapshot.Any(topic => IsLow(topic.Key, topic.Value));

        bool IsLow(string topic, int had)
        {
            var left = shown.GetValueOrDefault(topic);
            return left < had && left < LiveView.RefillBelow && view.Counts.GetValueOrDefault(topic) > left;
        }
    }
}
