using System.Runtime.CompilerServices;

namespace LiveHub.Cli.Devices;

/// <summary>A file of devices, some lines at a time.</summary>
internal static class DeviceLines
{
    private const int Buffer = 1 << 20;

    /// <summary>For its owner alone: it holds tokens.</summary>
    public static FileStream Create(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = Buffer };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(file, options);
    }

    /// <returns>Whole lines with their ends, and how many they are; the last line may have none.</returns>
    public static async IAsyncEnumerable<(int Lines, ReadOnlyMemory<byte> Bytes)> ReadAsync(
        Stream stream, int linesAtOnce, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new byte[Buffer];
        var (filled, taken, seen, lines) = (0, 0, 0, 0);
        while (true)
        {
            // Up to taken all is given out, up to seen looked for line ends, up to filled read.
            var end = buffer.AsSpan(seen, filled - seen).IndexOf((byte)'\n');
            if (end >= 0)
            {
                seen += end + 1;
                if (++lines < linesAtOnce)
                    continue;
                yield return (lines, buffer.AsMemory(taken, seen - taken));
                (taken, lines) = (seen, 0);
                continue;
            }
            seen = filled;
            if (filled == buffer.Length)
            {
                var larger = taken == 0 ? new byte[buffer.Length * 2] : buffer;
                System.Buffer.BlockCopy(buffer, taken, larger, 0, filled - taken);
                (buffer, filled, seen, taken) = (larger, filled - taken, seen - taken, 0);
            }
            var read = await stream.ReadAsync(buffer.AsMemory(filled), cancellationToken);
            filled += read;
            if (read > 0)
                continue;
            if (filled > taken)
                yield return (lines + (buffer[filled - 1] == (byte)'\n' ? 0 : 1), buffer.AsMemory(taken, filled - taken));
            yield break;
        }
    }
}
