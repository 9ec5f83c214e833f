using System.Text.Json;
using LiveHub.StandIn.Messages;

namespace LiveHub.StandIn.Phones;

/// <summary>What every phone shows, the newest first: a message takes the place of one with the same tag. Any thread.</summary>
public sealed class PhoneScreens(int capacity)
{
    /// <summary>A phone's drawer; what is older is gone.</summary>
    public const int MostOnOne = 50;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<(string Target, List<Shown> Shown)>> _phones = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Target, List<Shown> Shown)> _byTime = new();

    /// <summary>After a message has come to a phone; must be quick.</summary>
    public event Action<Shown>? Changed;

    internal bool IsKept => capacity > 0;

    /// <summary>Targets that are kept.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _phones.Count;
        }
    }

    public IReadOnlyList<Shown> Of(string target)
    {
        lock (_lock)
            return _phones.TryGetValue(target, out var phone) ? [.. phone.Value.Shown] : [];
    }

    public void Clear()
    {
        lock (_lock)
        {
            _phones.Clear();
            _byTime.Clear();
        }
    }

    internal void Show(string target, FcmMessage message)
    {
        if (!IsKept)
            return;
        var (platform, tag) = PlaceOf(message);
        Shown shown;
        lock (_lock)
        {
            var screen = Screen(target);
            var place = tag is null ? -1 : screen.FindIndex(other => other.Tag == tag);
            var replaces = place < 0 ? 0 : screen[place].Replaces + 1;
            if (place >= 0)
                screen.RemoveAt(place);
            shown = new Shown(target, platform, tag, message.Content.GetRawText(), TimeProvider.System.GetUtcNow(), replaces);
            screen.Insert(0, shown);
            if (screen.Count > MostOnOne)
                screen.RemoveAt(MostOnOne);
        }
        Changed?.Invoke(shown);
    }

    /// <summary>Under the lock.</summary>
    private List<Shown> Screen(string target)
    {
        if (_phones.TryGetValue(target, out var phone))
        {
            _byTime.Remove(phone);
            _byTime.AddLast(phone);
            return phone.Value.Shown;
        }
        if (_phones.Count >= capacity && _byTime.First is { } oldest)
        {
            _byTime.RemoveFirst();
            _phones.Remove(oldest.Value.Target);
        }
        var added = _byTime.AddLast((target, []));
        _phones[target] = added;
        return added.Value.Shown;
    }

    /// <summary>The system's own tag, or the one that an app which draws by itself finds in the data.</summary>
    private static (string Platform, string? Tag) PlaceOf(FcmMessage message)
    {
        if (message.Get("apns") is not null)
            return ("ios", Header(message.Get("apns", "headers"), "apns-collapse-id"));
        if (message.Get("webpush") is not null)
            return ("web", Text(message.Get("webpush", "notification", "tag")) ?? Text(message.Get("webpush", "data", "tag")) ?? Text(message.Get("data", "tag"))
                ?? Header(message.Get("webpush", "headers"), "Topic"));
        return ("android", Text(message.Get("android", "notification", "tag")) ?? Text(message.Get("android", "data", "tag")) ?? Text(message.Get("data", "tag"))
            ?? Text(message.Get("android", "collapse_key")));
    }

    private static string? Header(JsonElement? headers, string name) => headers is not { ValueKind: JsonValueKind.Object } map
        ? null
        : map.EnumerateObject().Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value.GetString()).FirstOrDefault();

    private static string? Text(JsonElement? element) => element is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
