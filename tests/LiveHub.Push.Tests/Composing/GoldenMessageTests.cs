using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LiveHub.Push.Composing;
using LiveHub.Testing;

namespace LiveHub.Push.Tests.Composing;

/// <summary>Holds messages against files that the worker and the apps are tested with. Set LIVEHUB_WRITE_GOLDEN=1 to write them anew after a decided change.</summary>
public sealed class GoldenMessageTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string, string> Names =>
        [.. from sample in SampleOrders.All() from text in sample.Order.Texts select (sample.Name, text.Lang)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Messages_are_those_of_the_golden_file(string name, string language)
    {
        var path = Repository.PathOf("tests", "LiveHub.Push.Tests", "Composing", "Golden", $"{name}.{language}.json");
        var (_, send, order) = SampleOrders.All().Single(sample => sample.Name == name);
        var messages = new JsonObject();
        foreach (var envelope in Composer.Compose(send, order, SampleOrders.Position).All.Where(envelope => envelope.Language == language))
            messages[envelope.Platform.ToString().ToLowerInvariant()] = JsonNode.Parse(Bodies.Of(envelope))!["message"]!.DeepClone();
        var written = messages.ToJsonString(Readable) + "\n";
        if (Environment.GetEnvironmentVariable("LIVEHUB_WRITE_GOLDEN") == "1")
            File.WriteAllText(path, written);

        Assert.Equal(File.ReadAllText(path), written);
    }

    [Fact]
    public void Letters_travel_as_they_are_and_not_as_escapes()
    {
        var body = Encoding.UTF8.GetString(Bodies.Of(Composer.Compose(SampleOrders.First, SampleOrders.Breaking, null).All[0]));

        Assert.Contains("القاطرات", body, StringComparison.Ordinal);
        Assert.DoesNotContain("\\u06", body, StringComparison.OrdinalIgnoreCase);
    }
}
