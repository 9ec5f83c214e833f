using System.Diagnostics;
using System.Text;
using LiveHub.Client.Tests.Scripted;
using LiveHub.Testing;

namespace LiveHub.Client.Tests;

public sealed class ConsoleReaderTests
{
    [Fact]
    public async Task Sample_prints_what_is_there_and_what_comes()
    {
        await using var server = await ScriptedServer.StartAsync();
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var program = Repository.PathOf("artifacts", "bin", "ConsoleReader", configuration, "ConsoleReader.dll");
        var start = new ProcessStartInfo("dotnet", [program, server.Address.ToString(), "harbour"])
        {
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        using var sample = Process.Start(start)!;
        try
        {
            var reader = await server.NextReaderAsync();
            await reader.SnapshotAsync("t1", Sample.Item("a", 1, headline: "Already there"));
            Assert.Equal("Already there", await sample.StandardOutput.ReadLineAsync().Within("the snapshot's headline"));
            await reader.RunAsync("t2", Sample.Item("b", 2, language: "ar", headline: "فتح الميناء"));
            Assert.Equal("فتح الميناء", await sample.StandardOutput.ReadLineAsync().Within("the new headline"));
        }
        finally
        {
            sample.Kill();
        }
    }
}
