using LiveHub.Feed;
using LiveHub.Server.Desk.Held;
using LiveHub.Server.History;
using LiveHub.Server.Keys;
using LiveHub.Server.Repair;

namespace LiveHub.Server.Desk;

/// <summary>What the entries of one history of the desk come to, in parts that know nothing of each other. Guarded by the state that owns it.</summary>
internal sealed class DeskFold
{
    private readonly IDeskFold[] _parts;

    public DeskFold() => _parts = [Keys, Alerts, Held, Repairs, History];

    /// <summary>The fold holds every entry up to here.</summary>
    public long Offset { get; set; }

    public KeyFold Keys { get; } = new();

    public AlertFold Alerts { get; } = new();

    public HeldFold Held { get; } = new();

    public RepairFold Repairs { get; } = new();

    public HistoryFold History { get; } = new();

    /// <remarks>A damaged entry changes nothing and is a <c>MessagePackSerializationException</c>.</remarks>
    public void Apply(Entry entry)
    {
        foreach (var part in _parts)
            part.Apply(entry);
    }
}
