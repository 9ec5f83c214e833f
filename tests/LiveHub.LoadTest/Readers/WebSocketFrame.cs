namespace LiveHub.LoadTest.Readers;

/// <summary>Client frames of RFC 6455, masked with zeroes: what is masked is of no interest here.</summary>
internal static class WebSocketFrame
{
    private const byte FinalText = 0x81;
    private const byte FinalBinary = 0x82;
    private const int Masked = 0x80;

    public static byte[] Text(ReadOnlySpan<byte> payload) => Frame(FinalText, payload);

    public static byte[] Binary(ReadOnlySpan<byte> payload) => Frame(FinalBinary, payload);

    /// <summary>A hub message behind its length, seven bits a byte.</summary>
    public static byte[] Delimited(ReadOnlySpan<byte> message)
    {
        var length = new List<byte>();
        for (var rest = message.Length; ; rest >>= 7)
        {
            length.Add((byte)((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0)));
            if (rest <= 0x7f)
                return [.. length, .. message];
        }
    }

    private static byte[] Frame(byte head, ReadOnlySpan<byte> payload) => payload.Length < 126
        ? [head, (byte)(Masked | payload.Length), 0, 0, 0, 0, .. payload]
        : [head, Masked | 126, (byte)(payload.Length >> 8), (byte)payload.Length, 0, 0, 0, 0, .. payload];
}
