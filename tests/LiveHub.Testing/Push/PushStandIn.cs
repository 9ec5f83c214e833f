using LiveHub.StandIn;

namespace LiveHub.Testing.Push;

/// <summary>A stand-in for FCM with the files and settings by which a node finds it.</summary>
public sealed class PushStandIn : IAsyncDisposable
{
    private readonly TestFolder _folder;

    private PushStandIn(TestFolder folder, FcmStandIn fcm)
    {
        (_folder, Fcm) = (folder, fcm);
        var (account, certificate) = (Path.Combine(folder.Path, "service-account.json"), Path.Combine(folder.Path, "certificate.pem"));
        File.WriteAllText(account, fcm.ServiceAccountJson);
        File.WriteAllText(certificate, fcm.CertificatePem);
        Settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Push:ServiceAccountFile"] = account,
            ["Push:BaseAddress"] = fcm.BaseAddress.ToString(),
            ["Push:CertificateFile"] = certificate,
            ["Push:PerSecond"] = "0",
        };
    }

    public FcmStandIn Fcm { get; }

    /// <summary>Of a node, <c>Section:Key</c>; without pacing.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>The same for a process.</summary>
    public IReadOnlyList<string> Arguments => [.. Settings.SelectMany(setting => (string[])[$"--{setting.Key}", setting.Value])];

    public static async Task<PushStandIn> StartAsync(FcmStandInOptions? options = null)
    {
        var folder = new TestFolder();
        try
        {
            return new PushStandIn(folder, await FcmStandIn.StartAsync(options));
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Fcm.DisposeAsync();
        _folder.Dispose();
    }
}
