namespace LiveHub.Server.Hosting;

/// <summary>What <c>--health</c> does: asks a running server whether it is ready. For containers, whose images have no curl.</summary>
internal static class HealthProbe
{
    private const string DefaultAddress = "http://localhost:5000";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    public static bool IsAsked(IReadOnlyList<string> args) => args.Contains("--health", StringComparer.Ordinal);

    /// <summary>Asks the first address of <c>--urls</c>, or of the environment, or the default.</summary>
    /// <returns>The exit code: 0 ready, 1 not ready or not there.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var (settings, _) = CommandLine.Parse([.. args.Where(argument => argument != "--health")]);
        var urls = settings.GetValueOrDefault("urls") ?? Environment.GetEnvironmentVariable("ASPNETCORE_URLS") ?? DefaultAddress;
        var binding = BindingAddress.Parse(urls.Split(';')[0]);
        var host = binding.Host is "+" or "*" or "0.0.0.0" or "[::]" ? "localhost" : binding.Host;
        var address = new Uri($"{binding.Scheme}://{host}:{binding.Port}/health/ready");
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(address);
            await Console.Out.WriteLineAsync(await answer.Content.ReadAsStringAsync());
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync($"{address} did not answer: {exception.Message}");
            return 1;
        }
    }
}
