using System.Text.Json;
using System.Text.Json.Nodes;
using LiveHub.Testing;
using MessagePack;

namespace LiveHub.Protocol.Tests;

/// <summary>Holds the wire against files that other languages are tested with. Set LIVEHUB_WRITE_GOLDEN=1 to write them anew after a decided change.</summary>
public sealed class GoldenFrameTests
{
    private static readonly JsonSerializerOptions Readable = new(WireJson.Options) { WriteIndented = true };

    public static TheoryData<string> Names => [.. GoldenSamples.All().Select(sample => sample.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Bytes_are_those_of_the_golden_file(string name)
    {
        var (path, sample) = Find(name);
        var written = new JsonObject
        {
            ["type"] = sample.GetType().Name,
            ["messagePack"] = Convert.ToHexStringLower(MessagePackSerializer.Serialize(sample.GetType(), sample, WireMessagePack.Options)),
            ["json"] = JsonSerializer.SerializeToNode(sample, sample.GetType(), WireJson.Options),
        }.ToJsonString(Readable) + "\n";
        if (Environment.GetEnvironmentVariable("LIVEHUB_WRITE_GOLDEN") == "1")
            File.WriteAllText(path, written);

        Assert.Equal(File.ReadAllText(path), written);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Both_forms_are_read_back_whole(string name)
    {
        var (path, sample) = Find(name);
        var golden = JsonNode.Parse(File.ReadAllText(path))!;
        var hex = golden["messagePack"]!.GetValue<string>();

        var fromBytes = MessagePackSerializer.Deserialize(sample.GetType(), Convert.FromHexString(hex), WireMessagePack.Options);
        var fromJson = golden["json"].Deserialize(sample.GetType(), WireJson.Options);

        Assert.Equal(hex, Convert.ToHexStringLower(MessagePackSerializer.Serialize(sample.GetType(), fromBytes, WireMessagePack.Options)));
        Assert.Equal(hex, Convert.ToHexStringLower(MessagePackSerializer.Serialize(sample.GetType(), fromJson, WireMessagePack.Options)));
    }

    private static (string Path, object Sample) Find(string name) =>
        (Repository.PathOf("src", "LiveHub.Protocol", "golden", name + ".json"), GoldenSamples.All().Single(sample => sample.Name == name).Sample);
}
