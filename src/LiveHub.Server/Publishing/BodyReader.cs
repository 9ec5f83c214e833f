using System.Buffers;

namespace LiveHub.Server.Publishing;

/// <summary>Reads a request's body up to the limit of the API.</summary>
internal static class BodyReader
{
    /// <summary>In bytes: many times what the longest item needs.</summary>
    public const int Limit = 64 * 1024;

    /// <summary>Null when there is more than the limit.</summary>
    public static async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > Limit)
            return null;
        var reader = request.BodyReader;
        while (true)
        {
            var result = await reader.ReadAsync(cancellationToken);
            if (result.Buffer.Length > Limit || result.IsCompleted)
            {
                // Spelled out: a bare null would turn into an empty memory here.
                ReadOnlyMemory<byte>? bytes = result.Buffer.Length > Limit ? default(ReadOnlyMemory<byte>?) : result.Buffer.ToArray();
                reader.AdvanceTo(result.Buffer.End);
                return bytes;
            }
            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }
}
