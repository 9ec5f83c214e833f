using System.Text;
using LiveHub.Cli.Devices;

namespace LiveHub.Cli.Tests;

public sealed class DeviceLinesTests
{
    [Fact]
    public async Task Parts_of_a_file_are_whole_lines_and_together_the_file()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            // Some longer than the buffer, so that it must grow or move.
            var lengths = Enumerable.Range(0, random.Next(30)).Select(_ => random.Next(10) == 0 ? random.Next(1_500_000) : random.Next(200)).ToList();
            var text = string.Join('\n', lengths.Select(length => new string('x', length))) + (random.Next(2) == 0 ? "\n" : "");
            using var stream = new MemoryStream(Encoding.ASCII.GetBytes(text));
            var (together, counted, linesAtOnce) = (new StringBuilder(), 0, random.Next(1, 8));
            await foreach (var (lines, bytes) in DeviceLines.ReadAsync(stream, linesAtOnce, CancellationToken.None))
            {
                var part = Encoding.ASCII.GetString(bytes.Span);
                together.Append(part);
                counted += lines;
                Assert.True(LinesOf(part) == lines && lines <= linesAtOnce, $"seed {seed}: {lines} lines");
                Assert.True(part.EndsWith('\n') || together.Length == text.Length, $"seed {seed}: a line was cut");
            }
            Assert.True(text == together.ToString(), $"seed {seed}: {text.Length} characters became {together.Length}");
            Assert.Equal(LinesOf(text), counted);
        }
    }

    private static int LinesOf(string text) => text.Count(sign => sign == '\n') + (text.Length == 0 || text.EndsWith('\n') ? 0 : 1);
}
