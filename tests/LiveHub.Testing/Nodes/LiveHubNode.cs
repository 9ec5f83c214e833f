using System.Net.Http.Headers;
using LiveHub.Feed;
using LiveHub.Feed.Sqlite;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace LiveHub.Testing.Nodes;

/// <summary>The real server in the test's own process, on real Kestrel and a port of its own; several may stand beside each other.</summary>
/// <remarks>Call <see cref="Start"/> first. Where the process itself must die, take <see cref="LiveHubProcess"/>.</remarks>
public sealed class LiveHubNode : WebApplicationFactory<Program>
{
    private readonly string data;
    private readonly TimeProvider clock;
    private readonly IReadOnlyDictionary<string, string> settings;
    private SqliteStore? store;

    /// <param name="data">The data folder; kept when the node ends.</param>
    /// <param name="clock">The node's clock; the system's when not given.</param>
    /// <param name="settings">More settings, <c>Section:Key</c>.</param>
    public LiveHubNode(string data, TimeProvider? clock = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        this.data = data;
        this.clock = clock ?? TimeProvider.System;
        this.settings = settings ?? new Dictionary<string, string>(StringComparer.Ordinal);
        UseKestrel(0);
    }

    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>Returns when the node listens.</summary>
    public LiveHubNode Start()
    {
        StartServer();
        store = Services.GetService<SqliteStore>();
        return this;
    }

    /// <summary>Returns when the data folder of an embedded store is free.</summary>
    /// <remarks>The host is disposed of twice, here and by its own Main, and whoever comes second does not wait for the first; the store lets both wait.</remarks>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (store is not null)
            await store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>An HTTP client with the administrator's key.</summary>
    public HttpClient CreateEditor()
    {
        var http = CreateClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", LiveHubProcess.AdminKey);
        return http;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseContentRoot(Repository.PathOf("src", "LiveHub.Server"));
        builder.UseSetting("Store:DataFolder", data);
        builder.UseSetting("LIVEHUB_ADMIN_KEY", LiveHubProcess.AdminKey);
        // Below warnings the log of a hundred nodes drowns what a test has to say.
        builder.UseSetting("Serilog:MinimumLevel:Default", "Warning");
        foreach (var (key, value) in LenientAlerts.Settings.Concat(settings))
            builder.UseSetting(key, value);
        builder.ConfigureTestServices(services => services.AddSingleton(new StoreClock(clock)));
    }
}
