using System.Diagnostics.Metrics;
using LiveHub.Push.Sending;
using LiveHub.Push.Sending.Fcm;
using LiveHub.StandIn;
using LiveHub.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LiveHub.Push.Tests.Sending;

/// <summary>Our sender with what it needs around it.</summary>
internal sealed class OwnedSender : IAsyncDisposable
{
    private readonly TestFolder _folder = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly PushPace _pace;

    public OwnedSender(OpenDoor open, FcmStandIn standIn, SenderSettings settings, TimeProvider time)
    {
        var options = new FcmOptions
        {
            ServiceAccountFile = Path.Combine(_folder.Path, "account.json"),
            CertificateFile = Path.Combine(_folder.Path, "certificate.pem"),
            BaseAddress = standIn.BaseAddress,
            Streams = settings.Streams,
            PerSecond = settings.PerSecond,
            RequestTimeout = settings.RequestTimeout,
        };
        File.WriteAllText(options.ServiceAccountFile, standIn.ServiceAccountJson);
        File.WriteAllText(options.CertificateFile, standIn.CertificatePem);
        Assert.True(new FcmOptionsValidator().Validate(name: null, options).Succeeded);
        _pace = new PushPace(options.PerSecond, time);
        Sender = new FcmSender(open, Options.Create(options), _pace, new PushMetrics(_services.GetRequiredService<IMeterFactory>()), time);
    }

    public FcmSender Sender { get; }

    public async ValueTask DisposeAsync()
    {
        Sender.Dispose();
        _pace.Dispose();
        await _services.DisposeAsync();
        _folder.Dispose();
    }
}
