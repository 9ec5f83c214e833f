using LiveHub.Push.Devices;

namespace LiveHub.Server.Demo.Phones;

/// <summary>What one phone shows, newest first, and what its app knows. One thread at a time.</summary>
/// <remarks>
/// Android and browsers: the app, or the worker, looks at every message before anything is shown. iOS draws by itself what has come, under its collapse id;
/// the app's extension may only change the words, so that an older revision shows the newest one's once more, unheard, and a recall stands there as words.
/// </remarks>
internal sealed class PhoneScreen(Platform platform)
{
    private const int Most = 5;
    private readonly List<PhoneNotice> _notices = [];
    private readonly Dictionary<string, (long Revision, PhoneNotice? Notice)> _known = new(StringComparer.Ordinal);

    public IReadOnlyList<PhoneNotice> Notices => _notices;

    /// <param name="now">Milliseconds since 1970.</param>
    public PhoneAct Take(PushData push, long now)
    {
        if (push.ExpiresAt <= now || push.Kind == "canary")
            return PhoneAct.Ignored;
        var isApple = platform == Platform.Ios;
        var known = _known.GetValueOrDefault(push.Alert);
        if (known.Revision >= push.Revision)
        {
            if (isApple && known.Notice is { } newest)
                Put(newest with { IsQuiet = true });
            return PhoneAct.Older;
        }
        if (push.Kind == "recall" && !isApple)
        {
            _known[push.Alert] = (push.Revision, null);
            return _notices.RemoveAll(notice => notice.Tag == push.Tag || notice.Alert == push.Alert) > 0 ? PhoneAct.Removed : PhoneAct.Ignored;
        }
        var before = _notices.Find(notice => notice.Tag == push.Tag);
        var notice = push.Notice(isApple, before is null ? 0 : before.Replaced + 1);
        _known[push.Alert] = (push.Revision, notice);
        Put(notice);
        return before is null ? PhoneAct.Shown : PhoneAct.Replaced;
    }

    private void Put(PhoneNotice notice)
    {
        _notices.RemoveAll(other => other.Tag == notice.Tag);
        _notices.Insert(0, notice);
        if (_notices.Count > Most)
            _notices.RemoveAt(Most);
    }
}
