using LiveHub.Feed;

namespace LiveHub.Server.Desk.Rights;

/// <summary>The addresses of pictures and recordings that may not be shown.</summary>
internal sealed class MediaFold : IDeskFold
{
    private readonly HashSet<string> _withdrawn = new(StringComparer.Ordinal);

    public bool IsWithdrawn(string url) => _withdrawn.Contains(url);

    public void Apply(Entry entry)
    {
        if (entry.Kind == DeskKinds.MediaWithdrawn)
            _withdrawn.Add(DeskCodec.Decode<MediaAct>(entry).Url);
        else if (entry.Kind == DeskKinds.MediaAllowed)
            _withdrawn.Remove(DeskCodec.Decode<MediaAct>(entry).Url);
    }
}
