namespace LiveHub.Cli.Api;

/// <summary>Copies a stream and counts its lines.</summary>
internal static class LineCount
{
    /// <exception cref="HttpRequestException">The source ended before its time.</exception>
    public static async Task<long> CopyAsync(Stream source, Stream target, Action<long> progress, CancellationToken cancellationToken)
    {
        var buffer = new byte[128 * 1024];
        var lines = 0L;
        while (true)
        {
            var read = await ReadAsync(source, buffer, cancellationToken);
            if (read == 0)
                return lines;
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            progress(lines);
        }
    }

    /// <summary>Tells the faults of the source from those of the target.</summary>
    private static async Task<int> ReadAsync(Stream source, byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await source.ReadAsync(buffer, cancellationToken);
        }
        catch (IOException exception)
        {
            throw new HttpRequestException(exception.Message, exception);
        }
    }
}
