using LiveHub.LoadTest.Targets;

namespace LiveHub.LoadTest.Measures;

/// <summary>Measures a LiveHub server that runs already.</summary>
internal static class OwnServer
{
    public static async Task<Result> MeasureAsync(LoadOptions options)
    {
        using var target = new LiveHubTarget(options.Url, options.Key, StoreKind.Sqlite);
        return await new Measure(target, options.Pids, options).RunAsync(options.Command);
    }
}
