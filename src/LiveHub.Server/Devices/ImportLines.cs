using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace LiveHub.Server.Devices;

/// <summary>Takes a body apart into lines, however long it is.</summary>
internal static class ImportLines
{
    /// <summary>In bytes: several times what the longest device needs.</summary>
    public const int Longest = 64 * 1024;

    /// <returns>Each line without its end; null for one that is too long, whose rest is skipped.</returns>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>?> ReadAsync(PipeReader body, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isSkipping = false;
        while (true)
        {
            var result = await body.ReadAsync(cancellationToken);
            var buffer = result.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                if (!isSkipping)
                    yield return Line(buffer.Slice(0, end));
                isSkipping = false;
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }
            if (buffer.Length > Longest)
            {
                if (!isSkipping)
                    yield return TooLong;
                isSkipping = true;
                buffer = buffer.Slice(buffer.End);
            }
            if (result.IsCompleted && !isSkipping && buffer.Length > 0)
                yield return Line(buffer);
            body.AdvanceTo(result.IsCompleted ? result.Buffer.End : buffer.Start, result.Buffer.End);
            if (result.IsCompleted)
                yield break;
        }
    }

    private static ReadOnlyMemory<byte>? TooLong => default(ReadOnlyMemory<byte>?);

    private static ReadOnlyMemory<byte>? Line(ReadOnlySequence<byte> line) => line.Length > Longest ? TooLong : line.ToArray();
}
