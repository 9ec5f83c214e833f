using LiveHub.Feed;
using LiveHub.Server.Desk;

namespace LiveHub.Server.Repair;

/// <summary>The latest repairs of either log, oldest first.</summary>
internal sealed class RepairFold : IDeskFold
{
    private const int Kept = 100;
    private readonly Queue<RepairAct> _repairs = new();

    public IEnumerable<RepairAct> All => _repairs;

    public void Apply(Entry entry)
    {
        if (entry.Kind != DeskKinds.LogRepaired)
            return;
        _repairs.Enqueue(DeskCodec.Decode<RepairAct>(entry));
        if (_repairs.Count > Kept)
            _repairs.Dequeue();
    }
}
