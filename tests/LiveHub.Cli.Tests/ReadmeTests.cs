using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;

namespace LiveHub.Cli.Tests;

/// <summary>Runs what README tells a newcomer to type, against a real server; only address, key and the way to the built program are put in.</summary>
public sealed partial class ReadmeTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly LiveHubNode _node;

    // Under the rules that a newcomer's server has; and the doctor waits for a beat.
    public ReadmeTests() =>
        _node = new LiveHubNode(_folder.Path, settings: new Dictionary<string, string>(StrictAlerts.Settings, StringComparer.Ordinal) { ["Ticker:BeatInterval"] = "00:00:01" }).Start();

    public void Dispose()
    {
        _node.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Commands_of_the_first_headline_work_as_written()
    {
        await RunAsync(Block("first-headline"));
        await RunAsync(Block("terminal"));

        using var answer = JsonDocument.Parse(await _node.CreateClient().GetStringAsync(
            new Uri("/api/v1/items?topic=harbour", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Equal(
            ["Northern strait reopens step by step", "إعادة فتح المضيق أمام الملاحة تدريجيًا"],
            answer.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("headline").GetProperty("value").GetString()));
    }

    private static string Block(string name)
    {
        var readme = File.ReadAllText(Repository.PathOf("README.md"));
        return BlockPattern().Matches(readme).Single(match => match.Groups["name"].Value == name).Groups["commands"].Value;
    }

    private async Task RunAsync(string commands)
    {
        var configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var program = Repository.PathOf("artifacts", "bin", "LiveHub.Cli", configuration, "livehub");
        var script = AliasPattern().Replace(commands, $"livehub() {{ '{program}' \"$@\"; }}")
            .Replace("http://localhost:5000", _node.Address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal)
            .Replace("the-key-you-were-shown", LiveHubProcess.AdminKey, StringComparison.Ordinal);
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", script])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["LIVEHUB_URL"] = _node.Address.GetLeftPart(UriPartial.Authority),
                ["LIVEHUB_KEY"] = LiveHubProcess.AdminKey,
            },
        })!;
        var output = shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = shell.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken).Within("README's commands end", TimeSpan.FromSeconds(90));
        Assert.True(shell.ExitCode == 0, $"Exit code {shell.ExitCode} of:\n{script}\n{await output}\n{await errors}");
    }

    [GeneratedRegex(@"<!-- tested: (?<name>[a-z-]+) -->\n```sh\n(?<commands>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BlockPattern();

    [GeneratedRegex("^alias livehub=.*$", RegexOptions.Multiline, 1000)]
    private static partial Regex AliasPattern();
}
