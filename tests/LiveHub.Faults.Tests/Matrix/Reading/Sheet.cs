namespace LiveHub.Faults.Tests.Matrix.Reading;

/// <summary>What one reader was shown: each headline's number with the time of its first arrival, in the order of arrival.</summary>
/// <remarks>Written by the reader's loop; read when that has ended.</remarks>
internal sealed class Sheet(string name, bool isVictim)
{
    private readonly Dictionary<int, double> _arrivals = [];
    private readonly List<int> _order = [];
    private volatile int _count;

    public string Name => name;

    /// <summary>It is this reader's own connection that the row disturbs.</summary>
    public bool IsVictim => isVictim;

    public IReadOnlyDictionary<int, double> Arrivals => _arrivals;

    public IReadOnlyList<int> Order => _order;

    /// <summary>Headlines shown so far; any thread may look.</summary>
    public int Count => _count;

    /// <summary>Shown again although it was shown already.</summary>
    public int Doubled { get; set; }

    /// <summary>Times the reader had to start again from a snapshot after the first one.</summary>
    public int Resets { get; set; }

    /// <summary>When the reader connected again after its first time.</summary>
    public List<double> Returns { get; } = [];

    /// <param name="told">False for what came with a snapshot: it was not told late, the reader was away.</param>
    public void Note(int number, double at, bool told = true)
    {
        if (!_arrivals.TryAdd(number, told ? at : double.NaN))
            return;
        if (told)
            _order.Add(number);
        _count = _arrivals.Count;
    }
}
