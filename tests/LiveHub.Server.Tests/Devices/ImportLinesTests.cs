using System.IO.Pipelines;
using System.Text;
using CsCheck;
using LiveHub.Server.Devices;

namespace LiveHub.Server.Tests.Devices;

public sealed class ImportLinesTests
{
    private static readonly Gen<string> AnyLine = Gen.Frequency(
        (8, Gen.Int[0, 300].Select(length => new string('x', length))),
        (1, Gen.Int[ImportLines.Longest - 1, ImportLines.Longest + 1].Select(length => new string('y', length))),
        (1, Gen.Int[ImportLines.Longest * 2, ImportLines.Longest * 4].Select(length => new string('z', length))));

    [Fact]
    public async Task Lines_are_the_same_however_the_body_arrives() =>
        await Gen.Select(AnyLine.Array[0, 12], Gen.Bool, Gen.Int[1, 100_000].Array[1, 8]).SampleAsync(
            async (lines, hasEnd, pieces) =>
            {
                var body = Encoding.ASCII.GetBytes(string.Join('\n', lines) + (hasEnd && lines.Length > 0 ? "\n" : ""));
                var expected = lines.Select(line => line.Length <= ImportLines.Longest ? line : null).ToList();
                // Behind the last line end there is no line.
                if (lines.Length > 0 && !hasEnd && lines[^1].Length == 0)
                    expected.RemoveAt(expected.Count - 1);

                var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
                var read = ReadAsync(pipe.Reader);
                var at = 0;
                for (var n = 0; at < body.Length; n++)
                {
                    var size = Math.Min(pieces[n % pieces.Length], body.Length - at);
                    await pipe.Writer.WriteAsync(body.AsMemory(at, size));
                    at += size;
                }
                await pipe.Writer.CompleteAsync();
                Assert.Equal(expected, await read);
            },
            iter: 200, threads: 1);

    private static async Task<List<string?>> ReadAsync(PipeReader reader)
    {
        var lines = new List<string?>();
        await foreach (var line in ImportLines.ReadAsync(reader, CancellationToken.None))
            lines.Add(line is { } bytes ? Encoding.ASCII.GetString(bytes.Span) : null);
        return lines;
    }
}
