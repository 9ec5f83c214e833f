using LiveHub.Feed.Redis;
using Microsoft.Extensions.Options;

namespace LiveHub.Server.Hosting;

/// <summary>Names every setting of the section that cannot work; never the configuration itself, which may hold a password.</summary>
internal sealed class RedisOptionsValidator : IValidateOptions<RedisOptions>
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    public ValidateOptionsResult Validate(string? name, RedisOptions options)
    {
        var errors = new List<string>();
        if (options.Configuration is { } configuration && !RedisStoreOptions.IsConfiguration(configuration))
            errors.Add("Redis:Configuration (--redis) must be HOST:PORT or a StackExchange.Redis configuration string such as HOST:PORT,password=…,ssl=true.");
        if (options.Prefix.Length is < 1 or > 100 || options.Prefix.AsSpan().ContainsAny('{', '}'))
            errors.Add("Redis:Prefix must have 1 to 100 characters and no braces.");
        if (options.SafetyPoll < Shortest || options.SafetyPoll > Longest)
            errors.Add($"Redis:SafetyPoll must be from {Shortest} to {Longest}, it is {options.SafetyPoll}.");
        if (options.ConfirmReplicas is < 0 or > 10)
            errors.Add($"Redis:ConfirmReplicas must be from 0 to 10, it is {options.ConfirmReplicas}.");
        if (options.ConfirmTimeout < Shortest || options.ConfirmTimeout > Longest)
            errors.Add($"Redis:ConfirmTimeout must be from {Shortest} to {Longest}, it is {options.ConfirmTimeout}.");
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
