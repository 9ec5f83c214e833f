using Microsoft.Extensions.Options;

namespace LiveHub.Server.Ticker;

/// <summary>Refuses settings that the protocol or the machine could not keep; names every one of them.</summary>
internal sealed class TickerOptionsValidator : IValidateOptions<TickerOptions>
{
    public ValidateOptionsResult Validate(string? name, TickerOptions options)
    {
        var errors = new List<string>();
        Range(nameof(options.Shards), options.Shards, 0, 64);
        Range(nameof(options.TopicsPerFollow), options.TopicsPerFollow, 1, 1000);
        Range(nameof(options.ConnectionsPerAddress), options.ConnectionsPerAddress, 0, int.MaxValue);
        Range(nameof(options.MaxConnections), options.MaxConnections, 0, int.MaxValue);
        Range(nameof(options.CallsPerSecond), options.CallsPerSecond, 1, 10_000);
        if (options.BeatInterval < TimeSpan.FromSeconds(1) || options.BeatInterval > TimeSpan.FromSeconds(15))
            errors.Add($"{TickerOptions.Section}:{nameof(options.BeatInterval)} must be from 00:00:01 to 00:00:15, it is {options.BeatInterval}.");
        foreach (var origin in options.AllowedOrigins)
        {
            if (!Uri.TryCreate(origin, UriKind.Absolute, out var uri) || uri.GetLeftPart(UriPartial.Authority) != origin)
                errors.Add($"{TickerOptions.Section}:{nameof(options.AllowedOrigins)} must hold origins such as https://news.example, not \"{origin}\".");
        }
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);

        void Range(string key, int value, int least, int most)
        {
            if (value < least || value > most)
                errors.Add($"{TickerOptions.Section}:{key} must be from {least} to {most}, it is {value}.");
        }
    }
}
