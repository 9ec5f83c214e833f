namespace LiveHub.Server.Ticker;

/// <summary>Settings of the readers' side, section <c>Ticker</c>.</summary>
internal sealed class TickerOptions
{
    public const string Section = "Ticker";

    /// <summary>Loops that write to readers; 0: half of the cores, at least one. The other half serves sockets and publishing.</summary>
    public int Shards { get; set; }

    /// <summary>Topics that one follow may name.</summary>
    public int TopicsPerFollow { get; set; } = 64;

    /// <summary>Time between beats; readers warn after 25 s without a frame, so 15 s at most.</summary>
    public TimeSpan BeatInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Connections from one address; 0: no limit. Loopback is never limited.</summary>
    public int ConnectionsPerAddress { get; set; } = 2000;

    /// <summary>Reader connections in all; 0: as many as the descriptor limit leaves room for.</summary>
    public int MaxConnections { get; set; }

    /// <summary>Hub messages that one connection may send in a second, with a burst of three times that.</summary>
    public int CallsPerSecond { get; set; } = 10;

    /// <summary>Origins whose pages may connect; empty: any.</summary>
    public IList<string> AllowedOrigins { get; } = [];
}
