using System.Net;
using System.Security.Cryptography.X509Certificates;
using LiveHub.StandIn.Access;
using LiveHub.StandIn.Faults;
using LiveHub.StandIn.Phones;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace LiveHub.StandIn;

/// <summary>Firebase Cloud Messaging as far as a sender sees it, on this machine: signs in, checks, answers, fails on demand, and shows what phones would show.</summary>
public sealed class FcmStandIn : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Connections _connections;
    private readonly TokenOffice _tokens;

    private FcmStandIn(WebApplication app, Connections connections, TokenOffice tokens, Exchange exchange, X509Certificate2 certificate)
    {
        _app = app;
        _connections = connections;
        _tokens = tokens;
        Account = tokens.Account;
        Faults = exchange.Faults;
        Counts = exchange.Counts;
        Screens = exchange.Screens;
        Certificate = certificate;
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        BaseAddress = Of(Uri.UriSchemeHttps) ?? throw new InvalidOperationException("The stand-in listens nowhere.");
        PlainAddress = Of(Uri.UriSchemeHttp);

        Uri? Of(string scheme) => addresses.Select(address => new Uri(address)).FirstOrDefault(address => address.Scheme == scheme);
    }

    /// <summary>In place of https://fcm.googleapis.com/ and of https://iid.googleapis.com/.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The same without TLS; null when it was not asked for.</summary>
    public Uri? PlainAddress { get; }

    /// <summary>In place of https://oauth2.googleapis.com/token.</summary>
    public Uri TokenAddress => new(BaseAddress, TokenOffice.Path);

    public FcmAccount Account { get; }

    /// <summary>The file that a Firebase project's owner downloads, with <see cref="TokenAddress"/> in it.</summary>
    public string ServiceAccountJson => Account.ToJson(TokenAddress);

    /// <summary>Stands for itself: a client trusts it as a root.</summary>
    public X509Certificate2 Certificate { get; }

    public string CertificatePem => Certificate.ExportCertificatePem();

    /// <summary>What goes wrong; may be changed at any time.</summary>
    public FaultPlan Faults { get; }

    public StandInCounts Counts { get; }

    public PhoneScreens Screens { get; }

    public static async Task<FcmStandIn> StartAsync(FcmStandInOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new FcmStandInOptions();
        var certificate = StandInCertificate.Create();
        var counts = new StandInCounts();
        var faults = new FaultPlan();
        var clock = new SkewedClock(options.ClockSkew);
        var tokens = new TokenOffice(options.Account ?? FcmAccount.Create(), options.TokenLifetime, clock, faults, counts);
        var connections = new Connections(counts);
        var exchange = new Exchange(tokens, faults, counts, new PhoneScreens(options.Screens), new Memory(options.Remembered));
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.Http2.MaxStreamsPerConnection = options.StreamsPerConnection;
            kestrel.Listen(IPAddress.Loopback, options.Port, listen =>
            {
                listen.Protocols = HttpProtocols.Http1AndHttp2;
                listen.Use(connections.Note);
                listen.UseHttps(certificate);
            });
            if (options.PlainPort is { } port)
                kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        var app = builder.Build();
        app.Run(exchange.AnswerAsync);
        await app.StartAsync(cancellationToken);
        return new FcmStandIn(app, connections, tokens, exchange, certificate);
    }

    /// <summary>Every token that was given out is refused from now on; a client can get another.</summary>
    public void ExpireTokens() => _tokens.ExpireAll();

    /// <summary>Breaks every connection, whatever is under way on it.</summary>
    public void CutConnections() => _connections.Cut();

    public async ValueTask DisposeAsync()
    {
        Faults.Release();
        // A client that holds its connections open must not hold the end up.
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1), TimeProvider.System);
        await _app.StopAsync(limit.Token);
        await _app.DisposeAsync();
        Certificate.Dispose();
        Account.Dispose();
    }
}
