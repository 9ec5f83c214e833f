using LiveHub.Push.Devices;

namespace LiveHub.Push.Composing;

/// <summary>A message for one platform and language, complete but for whom it goes to.</summary>
/// <remarks>Composed once for a send; immutable. The body of a request is <see cref="Prefix"/> of the kind, the target, <see cref="Suffix"/>.</remarks>
public sealed class Envelope(Platform platform, string language, ReadOnlyMemory<byte> suffix)
{
    private static readonly byte[] ToToken = "{\"message\":{\"token\":\""u8.ToArray();
    private static readonly byte[] ToFid = "{\"message\":{\"fid\":\""u8.ToArray();

    public Platform Platform => platform;

    /// <summary>BCP 47 tag of its text.</summary>
    public string Language => language;

    /// <summary>From the quotation mark that ends the target to the last brace.</summary>
    public ReadOnlyMemory<byte> Suffix => suffix;

    public static ReadOnlyMemory<byte> Prefix(TargetKind kind) => kind == TargetKind.Fid ? ToFid : ToToken;
}
