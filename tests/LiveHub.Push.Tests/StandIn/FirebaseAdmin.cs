using System.Diagnostics;
using System.Text.Json;
using LiveHub.StandIn;
using LiveHub.Testing;

namespace LiveHub.Push.Tests.StandIn;

/// <summary>Google's client for Node.js, led to a stand-in.</summary>
internal sealed class FirebaseAdmin : IDisposable
{
    private static readonly string Folder = Repository.PathOf("tests", "peers", "firebase-admin");
    private readonly TestFolder _files = new();

    /// <summary>Runs a script of the folder and reads the JSON lines that it prints.</summary>
    public async Task<IReadOnlyList<JsonElement>> RunAsync(string script, FcmStandIn standIn, params string[] arguments)
    {
        await InstallAsync();
        var account = Path.Combine(_files.Path, "account.json");
        var certificate = Path.Combine(_files.Path, "certificate.pem");
        await File.WriteAllTextAsync(account, standIn.ServiceAccountJson);
        await File.WriteAllTextAsync(certificate, standIn.CertificatePem);
        var start = new ProcessStartInfo("node", ["--import", "./route.mjs", script, .. arguments]) { WorkingDirectory = Folder, UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment["NODE_EXTRA_CA_CERTS"] = certificate;
        start.Environment["STAND_IN_PORT"] = standIn.BaseAddress.Port.ToString();
        start.Environment["STAND_IN_ACCOUNT"] = account;
        using var node = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        try
        {
            var output = await node.StandardOutput.ReadToEndAsync().Within($"{script} says what came of it", TimeSpan.FromMinutes(2));
            await node.WaitForExitAsync().Within($"{script} ends");
            return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];
        }
        finally
        {
            if (!node.HasExited)
                node.Kill();
        }
    }

    public void Dispose() => _files.Dispose();

    private static async Task InstallAsync()
    {
        if (File.Exists(Path.Combine(Folder, "node_modules", ".package-lock.json")))
            return;
        using var install = Process.Start(new ProcessStartInfo("npm", ["ci", "--silent", "--ignore-scripts"]) { WorkingDirectory = Folder })
            ?? throw new InvalidOperationException("npm did not start.");
        await install.WaitForExitAsync().Within("npm installs Google's client", TimeSpan.FromMinutes(3));
        Assert.Equal(0, install.ExitCode);
    }
}
