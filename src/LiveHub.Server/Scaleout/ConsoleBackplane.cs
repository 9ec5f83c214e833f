using StackExchange.Redis;

namespace LiveHub.Server.Scaleout;

/// <summary>SignalR's own Redis backplane, for the editors' hub alone. Why headlines do not ride on it: docs/decisions/0001.</summary>
internal static class ConsoleBackplane
{
    /// <summary>Does nothing on a single node.</summary>
    public static void AddConsoleBackplane(this IHostApplicationBuilder builder)
    {
        if (builder.Configuration["Redis:Configuration"] is not { Length: > 0 } configuration)
            return;
        var prefix = builder.Configuration["Redis:Prefix"] ?? "livehub";
        builder.Services.AddSignalR().AddStackExchangeRedis(configuration, options =>
        {
            // Parsing a string switches it on: a node would not start while Redis is away.
            options.Configuration.AbortOnConnectFail = false;
            // What it carries may be lost; a call must not wait five seconds for that.
            options.Configuration.BacklogPolicy = BacklogPolicy.FailFast;
            options.Configuration.ChannelPrefix = RedisChannel.Literal($"{prefix}:console");
        });
    }
}
