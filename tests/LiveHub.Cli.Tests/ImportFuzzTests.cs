using System.Text;
using LiveHub.Cli.Import;
using LiveHub.Testing.Fuzz;

namespace LiveHub.Cli.Tests;

/// <summary>Feed files that somebody broke: what can be read is read, the rest is named, and nothing else happens.</summary>
[Trait("Category", "Fuzz")]
[Collection(nameof(AloneCollection))]
public sealed class ImportFuzzTests(ITestOutputHelper output)
{
    /// <summary>By then everything that is kept once is kept.</summary>
    private const int Warm = 2000;

    /// <summary>What the cases after that may keep, all together: half a kilobyte each in the smoke. Alone they keep 1.4 MiB, and 7 MiB of three million cases.</summary>
    private const long Growth = 12 << 20;

    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(5);

    [Fact]
    public void Mutated_files_are_read_or_refused_with_a_reason()
    {
        var run = new FuzzRun(smoke: 3, full: 120);
        var files = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "feeds")).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToList();
        var (read, refused) = (0, 0);
        var before = Memory();
        while (run.Next())
        {
            var bytes = run.Bytes.Mutate(run.Pick(files), files);
            var started = TimeProvider.System.GetTimestamp();
            try
            {
                var batch = ImportFile.Read(bytes, new ImportDefaults(["harbour"], run.Random.Next(2) == 0 ? "en" : null, Limit: null), DateTimeOffset.UnixEpoch.AddYears(56));
                Assert.All(batch.Entries, entry => Assert.True(entry.Body is not null || entry.Reason is not null));
                read++;
            }
            catch (UnreadableFileException)
            {
                refused++;
            }
            catch (Exception exception)
            {
                Assert.Fail($"{exception}\n({run})\n{Convert.ToBase64String(bytes)}\n{Encoding.UTF8.GetString(bytes)}");
            }
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Slow, $"Reading took too long ({run}): {Convert.ToBase64String(bytes)}");
            if (run.Cases == Warm)
                before = Memory();
        }
        var grown = Memory() - before;
        output.WriteLine($"{run}: {read} were read, {refused} refused; {grown >> 10} KiB stayed in memory");
        Assert.True(read > run.Cases / 20 && refused > run.Cases / 20, $"{read} of {run.Cases} were read, {refused} refused.");
        Assert.True(grown < Growth, $"{grown >> 20} MiB stayed in memory ({run}).");
    }

    private static long Memory() => GC.GetTotalMemory(forceFullCollection: true);
}
