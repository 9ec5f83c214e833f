using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace LiveHub.Push.Tests.Load;

/// <summary>A body of an import, made while it is sent.</summary>
internal sealed class LinesContent : HttpContent
{
    private readonly int _devices;

    public LinesContent(int devices)
    {
        _devices = devices;
        Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        var some = new StringBuilder();
        for (var number = 0; number < _devices; number++)
        {
            some.Append(Crowd.Line(number));
            if (some.Length > 256 * 1024 || number == _devices - 1)
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes(some.ToString()));
                some.Clear();
            }
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
