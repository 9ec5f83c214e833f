using LiveHub.Push.Devices;

namespace LiveHub.Push.Composing;

/// <summary>A message for one platform and language, complete but for whom it goes to and how long it may still be kept for a device that is away.</summary>
/// <remarks>Any thread. The body of a request is <see cref="Prefix"/> of the kind, the target, <see cref="SuffixAt"/> of the time of the request.</remarks>
public sealed class Envelope
{
    private static readonly byte[] ToToken = "{\"message\":{\"token\":\""u8.ToArray();
    private static readonly byte[] ToFid = "{\"message\":{\"fid\":\""u8.ToArray();

    private readonly DateTimeOffset _expiresAt;
    private readonly Func<TimeSpan, byte[]>? _compose;

    /// <summary>That of the last request: many go in the same second.</summary>
    private volatile Written _written;

    /// <summary>A message that says nothing of its lifetime, or always the same.</summary>
    public Envelope(Platform platform, string language, byte[] suffix)
    {
        (Platform, Language) = (platform, language);
        _written = new Written(0, suffix);
    }

    /// <param name="compose">Writes the suffix for a lifetime in whole seconds. A pure function.</param>
    internal Envelope(Platform platform, string language, DateTimeOffset expiresAt, Func<TimeSpan, byte[]> compose)
    {
        (Platform, Language, _expiresAt, _compose) = (platform, language, expiresAt, compose);
        _written = new Written(-1, []);
    }

    public Platform Platform { get; }

    /// <summary>BCP 47 tag of its text.</summary>
    public string Language { get; }

    public static ReadOnlyMemory<byte> Prefix(TargetKind kind) => kind == TargetKind.Fid ? ToFid : ToToken;

    /// <summary>From the quotation mark that ends the target to the last brace, with the lifetime that is left then. The same array for the same second; not to be changed.</summary>
    public byte[] SuffixAt(DateTimeOffset now)
    {
        if (_compose is null)
            return _written.Suffix;
        var seconds = (long)Lifetime.Of(_expiresAt, now).TotalSeconds;
        var written = _written;
        if (written.Seconds != seconds)
            _written = written = new Written(seconds, _compose(TimeSpan.FromSeconds(seconds)));
        return written.Suffix;
    }

    private sealed record Written(long Seconds, byte[] Suffix);
}
