using LiveHub.Faults.Tests.Matrix.Reading;

namespace LiveHub.Faults.Tests.Matrix;

/// <summary>Counts what went wrong in the sheets of the readers.</summary>
internal sealed class Judgement(Timeline timeline, IReadOnlyList<Sheet> sheets, IReadOnlySet<int> lostByStore, double from, double to)
{
    /// <summary>After the first acknowledgement things may still be settling; so at the start, when every process compiles its code.</summary>
    private const double Settling = 2000;

    private readonly List<int> _owed = [.. timeline.Acknowledged.Keys.Where(number => !lostByStore.Contains(number))];

    public long Lost => sheets.Sum(sheet => (long)_owed.Count(number => !sheet.Arrivals.ContainsKey(number)));

    public long Doubled => sheets.Sum(sheet => (long)sheet.Doubled);

    public long Disordered => sheets.Sum(sheet => (long)CountDisordered(sheet));

    /// <summary>The largest part of all readers that connected again within a second.</summary>
    public double Rush => (double)sheets.SelectMany(sheet => sheet.Returns).CountBy(at => (int)(at / 1000)).Select(second => second.Value).DefaultIfEmpty(0).Max() / sheets.Count;

    /// <summary>From the fault to the first acknowledgement after it was over.</summary>
    public double Outage => FirstAcknowledgement - from;

    public double CatchUp
    {
        get
        {
            var until = FirstAcknowledgement;
            var owed = _owed.Where(number => timeline.Acknowledged[number] <= until).ToList();
            var last = sheets.SelectMany(sheet => owed.Select(number => sheet.Arrivals.GetValueOrDefault(number, double.NaN))).Where(at => !double.IsNaN(at)).DefaultIfEmpty(to).Max();
            return Math.Max(0, last - to);
        }
    }

    /// <summary>Latencies of healthy readers outside the outage, sorted.</summary>
    public double[] Latencies()
    {
        var end = FirstAcknowledgement + Settling;
        var warm = timeline.Asked[0] + Settling;
        var calm = _owed.Where(number => timeline.Asked[number] is var asked && asked > warm && (asked < from - 50 || asked > end)).ToList();
        return [.. sheets.Where(sheet => !sheet.IsVictim)
            .SelectMany(sheet => calm.Select(number => sheet.Arrivals.GetValueOrDefault(number, double.NaN) - timeline.Asked[number]))
            .Where(latency => !double.IsNaN(latency)).Order()];
    }

    private double FirstAcknowledgement => timeline.Acknowledged.Values.Where(at => at >= to).DefaultIfEmpty(to).Min();

    /// <summary>Headlines whose publishing overlapped may come in either order.</summary>
    private int CountDisordered(Sheet sheet)
    {
        var (count, latest) = (0, double.MinValue);
        foreach (var number in sheet.Order)
        {
            if (timeline.Acknowledged.TryGetValue(number, out var acknowledged) && acknowledged < latest)
                count++;
            latest = Math.Max(latest, timeline.Asked[number]);
        }
        return count;
    }
}
