using LiveHub.StandIn;
using LiveHub.StandIn.Phones;

namespace LiveHub.Server.Demo.Phones;

/// <summary>FCM for the demo, in this process: invented alerts must never reach a real one, whatever the settings say.</summary>
internal sealed class DemoStandIn : IAsyncDisposable
{
    private readonly FcmStandIn _standIn;
    private readonly DirectoryInfo _files;

    private DemoStandIn(FcmStandIn standIn, DirectoryInfo files)
    {
        _standIn = standIn;
        _files = files;
    }

    public PhoneScreens Screens => _standIn.Screens;

    /// <summary>What the sender has to be told to come here.</summary>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Push:ServiceAccountFile"] = AccountFile,
        ["Push:CertificateFile"] = CertificateFile,
        ["Push:BaseAddress"] = _standIn.BaseAddress.AbsoluteUri,
        ["Push:TokenAddress"] = _standIn.TokenAddress.AbsoluteUri,
        ["Push:ProjectId"] = null,
    };

    private string AccountFile => Path.Combine(_files.FullName, "service-account.json");

    private string CertificateFile => Path.Combine(_files.FullName, "certificate.pem");

    /// <param name="folder">For the files that the sender is pointed at; a demo that was killed leaves them there, the next one writes over them.</param>
    public static async Task<DemoStandIn> StartAsync(string folder)
    {
        var files = Directory.CreateDirectory(folder);
        var standIn = new DemoStandIn(await FcmStandIn.StartAsync(), files);
        await File.WriteAllTextAsync(standIn.AccountFile, standIn._standIn.ServiceAccountJson);
        await File.WriteAllTextAsync(standIn.CertificateFile, standIn._standIn.CertificatePem);
        return standIn;
    }

    public async ValueTask DisposeAsync()
    {
        await _standIn.DisposeAsync();
        _files.Delete(recursive: true);
    }
}
