using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace LiveHub.Faults.Tests;

/// <summary>Publishes over the HTTP API.</summary>
internal sealed class Editor(HttpClient http)
{
    public async Task OpenTopicAsync(string slug)
    {
        using var answer = await http.PostAsJsonAsync(
            new Uri("api/v1/topics", UriKind.Relative), new { slug, labels = new[] { new { value = slug, lang = "en" } } });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Posts an item, its id being the idempotency key too.</summary>
    public async Task<HttpResponseMessage> TryPostAsync(string id, string topic, string headline = "أعمال الرصيف تبلغ مرحلة أخرى", string language = "ar")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("api/v1/items", UriKind.Relative))
        {
            Content = JsonContent.Create(new { id, topics = new[] { topic }, language, headline }),
            Headers = { { "Idempotency-Key", id } },
        };
        return await http.SendAsync(request);
    }

    /// <summary>Posts an item and gives its offset.</summary>
    public async Task<long> PostAsync(string id, string topic)
    {
        using var answer = await TryPostAsync(id, topic);
        return await OffsetAsync(answer);
    }

    public static async Task<long> OffsetAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        using var body = JsonDocument.Parse(text);
        var position = body.RootElement.GetProperty("position").GetString() ?? "";
        return long.Parse(position[(position.IndexOf('.', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture);
    }

    /// <summary>The last part of the problem type of a refusal.</summary>
    public static async Task<string> ProblemAsync(HttpResponseMessage answer)
    {
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var type = body.RootElement.GetProperty("type").GetString() ?? "";
        return type[(type.LastIndexOf('/') + 1)..];
    }
}
