using System.Text.Json.Nodes;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;

namespace LiveHub.E2E;

/// <summary>A server of its own with a day's news in Arabic and English. The live page shows all that its server has, so its tests share none with others.</summary>
public sealed class Edition : IAsyncLifetime
{
    private readonly TestFolder data = new();
    private LiveHubProcess? server;

    public LiveHubProcess Server => server ?? throw new InvalidOperationException("The server has not started.");

    /// <summary>The story that the tests publish to.</summary>
    public string Story { get; private set; } = "";

    /// <summary>Gives the page its name and its follow links.</summary>
    public string Channel { get; private set; } = "";

    /// <summary>A section in the masthead, with one item.</summary>
    public string Section { get; private set; } = "";

    internal Newsroom Newsroom => new(Server.Http);

    public Uri AddressIn(string language) => new(Server.Address, $"?lang={language}");

    public async ValueTask InitializeAsync()
    {
        server = await LiveHubProcess.StartAsync(data.Path);
        Channel = await Newsroom.OpenTopicAsync("The Wire", "النشرة", body =>
        {
            body["kind"] = "channel";
            body["links"] = new JsonArray(
                new JsonObject { ["kind"] = "app", ["url"] = "https://news.example/app", ["label"] = Text("تطبيق النشرة", "ar") },
                new JsonObject { ["kind"] = "app", ["url"] = "https://news.example/app", ["label"] = Text("The Wire's app", "en") },
                new JsonObject { ["kind"] = "rss", ["url"] = "https://news.example/rss", ["label"] = Text("Atom · RSS", "en") });
        });
        Section = await Newsroom.OpenTopicAsync("Economy", "اقتصاد", body => body["kind"] = "section");
        Story = await Newsroom.OpenTopicAsync("North strait", "مضيق الشمال", body => body["order"] = 1);
        await Newsroom.OpenTopicAsync("90 Minutes", "90 دقيقة", body => (body["kind"], body["order"]) = ("programme", 2));
        await FillAsync("en");
        await FillAsync("ar");
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
        data.Dispose();
    }

    /// <summary>One item of every shape that the list knows.</summary>
    private async Task FillAsync(string language)
    {
        string In(string english, string arabic) => language == "ar" ? arabic : english;
        Task<Published> PublishAsync(string english, string arabic, Action<JsonObject>? more = null, string? topic = null) =>
            Newsroom.PublishAsync(topic ?? Story, In(english, arabic), language, more);

        await PublishAsync("Wheat falls for a third week", "انخفاض أسعار القمح للأسبوع الثالث على التوالي", topic: Section);
        await PublishAsync("The strait at night (video)", "المضيق ليلًا (فيديو)", body =>
        {
            body["kind"] = "video";
            body["media"] = new JsonArray(Media("video", "https://news.example/strait.mp4", In("The strait at night", "المضيق ليلًا")));
        });
        await PublishAsync("More than 40 ships reported waiting", "تقارير عن ازدحام أكثر من 40 سفينة عند نقطة الانتظار", body =>
        {
            body["verification"] = "unconfirmed";
            body["quote"] = new JsonObject
            {
                ["words"] = In("We follow every movement.", "نتابع الحركة لحظة بلحظة."),
                ["speaker"] = In("A spokeswoman for the pilots", "متحدثة باسم المرشدين"),
                ["role"] = Text("CoastWire", "en"),
            };
        });
        var wrong = await PublishAsync("Stranded ship carries 12,000 containers", "حمولة السفينة الجانحة 12 ألف حاوية", body =>
            body["sources"] = new JsonArray(new JsonObject { ["name"] = Text("Old Harbour Exchange", "en") }));
        await Newsroom.CorrectAsync(
            wrong, In("Stranded ship carries 9,400 containers, not 12,000", "حمولة السفينة 9,400 حاوية لا 12 ألفًا"), In("An older figure was used.", "ذُكر رقم أقدم من بيان الشركة المالكة."));
        await PublishAsync("Ship runs aground in the strait - RT", "جنوح سفينة حاويات عند المدخل الشرقي - RT", body =>
        {
            body["labels"] = new JsonArray("breaking", "key");
            body["lead"] = In("Nothing has leaked and two tugs are on their way.", "قالت هيئة الموانئ إن السفينة جنحت دون تسرب، وإن قاطرتين في طريقهما إلى الموقع.");
            body["media"] = new JsonArray(Media("photo", new Uri(Server.Address, "demo/strait.svg").AbsoluteUri, In("A ship at the eastern entrance", "السفينة عند المدخل الشرقي")));
            body["sources"] = new JsonArray(new JsonObject { ["name"] = Text("Hürriyet", "tr") });
            body["comments"] = new JsonObject { ["count"] = 14 };
        });
        await PublishAsync("What we know: ship stable, nobody hurt", "ما نعرفه حتى الآن: السفينة ثابتة، لا إصابات", body =>
        {
            body["pin"] = 1;
            body["lead"] = string.Join(' ', Enumerable.Repeat(In("Traffic goes by the other channel.", "الملاحة على المسار البديل."), 16));
        });
    }

    private static JsonObject Text(string value, string language) => new() { ["value"] = value, ["lang"] = language };

    private static JsonObject Media(string kind, string url, string alt) => new()
    {
        ["kind"] = kind,
        ["url"] = url,
        ["alt"] = alt,
        ["caption"] = alt,
        ["credit"] = Text("North Harbour Press", "en"),
        ["width"] = 1600,
        ["height"] = 900,
    };
}
