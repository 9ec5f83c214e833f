using System.Text.Json.Serialization;

namespace LiveHub.LoadTest.Phones;

/// <summary>What a sender did, as its process prints it.</summary>
/// <param name="Accepted">Messages taken.</param>
/// <param name="Seconds">For all of them.</param>
/// <param name="Cpu">Seconds of its process, meanwhile.</param>
/// <param name="First500">Milliseconds from handing the first message over until 500 were taken.</param>
/// <param name="Kilobytes">Allocated for a message; 0 where that is not known.</param>
internal sealed record PushFigures(
    [property: JsonPropertyName("accepted")] int Accepted,
    [property: JsonPropertyName("seconds")] double Seconds,
    [property: JsonPropertyName("cpu")] double Cpu,
    [property: JsonPropertyName("first500")] double First500,
    [property: JsonPropertyName("kilobytes")] double Kilobytes)
{
    [JsonIgnore]
    public double PerSecond => Accepted / Seconds;

    [JsonIgnore]
    public double CpuPerTenThousand => Cpu / Accepted * 10_000;
}
