using System.Diagnostics;
using LiveHub.Testing;

namespace LiveHub.Cli.Tests;

/// <summary>The built program at a real terminal, which <c>script</c> makes: what is typed there is what a person types.</summary>
public sealed class HiddenKeyTests
{
    private const string Key = "lh_secret_0123456789abcdefghijklmnop";

    [Fact]
    public async Task Key_that_is_typed_is_never_on_the_screen()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "script is not to be had here.");
        using var folder = new TestFolder();
        var program = Path.Combine(AppContext.BaseDirectory, "livehub.dll");
        using var terminal = Process.Start(new ProcessStartInfo("/usr/bin/script", ["-qec", $"dotnet {program} login --server http://127.0.0.1:9", "/dev/null"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["XDG_CONFIG_HOME"] = folder.Path, ["TERM"] = "xterm" },
        });
        Assert.NotNull(terminal);
        var screen = new SharedWriter();
        var watching = WatchAsync(terminal.StandardOutput, screen);
        await Eventually.Until("the key is asked for", () => screen.ToString().Contains("Key (it is not shown): ", StringComparison.Ordinal));
        foreach (var character in Key + "x\b\r")
        {
            // One key after the other, as people type.
            await terminal.StandardInput.WriteAsync(character);
            await terminal.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        }
        await Eventually.Until("the key is kept", () => screen.ToString().Contains("Kept for", StringComparison.Ordinal));
        await terminal.WaitForExitAsync().Within("livehub ends");
        await watching.Within("the screen ends");

        Assert.DoesNotContain("secret", screen.ToString(), StringComparison.Ordinal);
        Assert.Contains($"\"{Key}\"", await File.ReadAllTextAsync(Path.Combine(folder.Path, "livehub", "keys.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static async Task WatchAsync(StreamReader output, SharedWriter screen)
    {
        var part = new char[1024];
        while (await output.ReadAsync(part) is > 0 and var count)
            screen.Write(part, 0, count);
    }
}
