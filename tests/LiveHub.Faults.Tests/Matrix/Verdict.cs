namespace LiveHub.Faults.Tests.Matrix;

/// <summary>What a row did to a rival. Milliseconds; deliveries are a headline and a reader.</summary>
/// <param name="Published">Acknowledged headlines.</param>
/// <param name="Refused">Publishes that were not acknowledged, and not acknowledged later either.</param>
/// <param name="Lost">Deliveries of acknowledged headlines, still in the store, that never came.</param>
/// <param name="LostByStore">Acknowledged headlines that the store itself no longer has.</param>
/// <param name="Doubled">Deliveries that came again.</param>
/// <param name="Disordered">Deliveries that came after one that was asked for when this one had been acknowledged.</param>
/// <param name="Resets">Readers that had to start again from a snapshot, on average.</param>
/// <param name="Rush">The largest part of all readers that connected again within a second; 0 where that is not counted.</param>
/// <param name="P99">Of readers whose own way was not disturbed, for headlines asked for outside the outage.</param>
/// <param name="Outage">From the fault to the first acknowledgement after it.</param>
/// <param name="CatchUp">From the end of the fault until everybody had everything acknowledged until then.</param>
internal sealed record Verdict(
    string Rival, int Nodes, string Row, int Readers, int Published, int Refused, long Lost, int LostByStore, long Doubled, long Disordered,
    double Resets, double Rush, double P50, double P99, double Outage, double CatchUp)
{
    public override string ToString() =>
        $"{Rival} × {Nodes}, {Row}: {Published} published ({Refused} refused) to {Readers} readers; lost {Lost}, by the store {LostByStore}, doubled {Doubled}, "
        + $"disordered {Disordered}, {Resets:0.00} resets a reader, {Rush:P0} came back in the busiest second; p50 {P50:0} ms, p99 {P99:0} ms, outage {Outage:0} ms, catch-up {CatchUp:0} ms";
}
