using System.Net;
using System.Net.Http.Headers;
using System.Text;
using LiveHub.Push.Composing;

namespace LiveHub.Push.Sending.Fcm;

/// <summary>The body of a request: an envelope with its target spliced in. Belongs to one wire and is filled again for each request.</summary>
internal sealed class SplicedContent : HttpContent
{
    private static readonly byte[] ValidateOnly = ",\"validate_only\":true}"u8.ToArray();

    /// <summary>Grows to the largest message.</summary>
    private byte[] _bytes = new byte[2048];
    private int _length;
    private volatile bool _isWritten;

    public SplicedContent() => Headers.ContentType = new MediaTypeHeaderValue("application/json");

    /// <summary>All of it has been handed to the connection: FCM may have seen it.</summary>
    public bool IsWritten => _isWritten;

    public void Fill(in PushTarget target, bool validateOnly, DateTimeOffset now)
    {
        var prefix = Envelope.Prefix(target.Kind).Span;
        var suffix = target.Envelope.SuffixAt(now).AsSpan();
        var most = prefix.Length + target.Target.Length + suffix.Length + ValidateOnly.Length;
        if (_bytes.Length < most)
            _bytes = new byte[most];
        prefix.CopyTo(_bytes);
        var at = prefix.Length + Encoding.Latin1.GetBytes(target.Target, _bytes.AsSpan(prefix.Length));
        suffix.CopyTo(_bytes.AsSpan(at));
        at += suffix.Length;
        if (validateOnly)
        {
            // In place of the last brace.
            ValidateOnly.CopyTo(_bytes.AsSpan(at - 1));
            at += ValidateOnly.Length - 1;
        }
        _length = at;
        _isWritten = false;
        Headers.ContentLength = at;
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(_bytes.AsMemory(0, _length), cancellationToken);
        _isWritten = true;
    }
}
