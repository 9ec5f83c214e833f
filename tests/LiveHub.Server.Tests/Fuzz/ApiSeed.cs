namespace LiveHub.Server.Tests.Fuzz;

/// <summary>An honest request for every row of docs/http-api.md, with every field it may have.</summary>
/// <param name="Body">Empty: none.</param>
internal sealed record ApiSeed(string Method, string Path, string Body = "")
{
    private const string Text = """{"value":"إعادة فتح المضيق","lang":"ar","dir":"rtl"}""";

    private const string Fields = $$"""
        "headline":{{Text}},"short":"Strait open","lead":"A lead","kind":"news","labels":["key","exclusive"],"urgency":3,"verification":"confirmed",
        "sources":[{"name":"Port office","url":"https://port.example/","role":"origin"}],
        "media":[{"kind":"photo","url":"https://port.example/a.jpg","alt":"A ship","caption":"Ship","credit":{{Text}},"width":800,"height":600}],
        "url":"https://news.example/a","quote":{"words":"We sail","speaker":"Captain","role":"Captain"},"publishedAt":1764000000000,"expiresAt":2064000000000,"pin":4,
        "comments":{"count":2,"url":"https://news.example/c","state":"open"},"alternates":[{"language":"en","id":"other"}]
        """;

    /// <summary>The request about another item or alert.</summary>
    public ApiSeed Of(string name) => this with { Path = Path.Replace("known", name, StringComparison.Ordinal), Body = Body.Replace("\"known\"", $"\"{name}\"", StringComparison.Ordinal) };

    private const string Labels = $$"""[{{Text}},{"value":"Harbour","lang":"en"}]""";

    public static IReadOnlyList<ApiSeed> Writes { get; } =
    [
        new("POST", "/items", $$"""{"topics":["harbour"],"language":"ar",{{Fields}}}"""),
        new("PATCH", "/items/known", $$"""{"hidden":false,"topics":["harbour"],{{Fields}}}"""),
        new("POST", "/items/known/corrections", $$"""{"reason":"A slip","headline":"Other words {{Text.Length}}"}"""),
        new("POST", "/items/known/retraction", $$"""{"reason":{{Text}}}"""),
        new("POST", "/topics", $$"""{"slug":"other","labels":{{Labels}},"kind":"story","state":"live","order":3,"links":[{"kind":"rss","url":"https://news.example/rss","label":{{Text}}}],"numbering":"arab"}"""),
        new("PATCH", "/topics/harbour", $$"""{"labels":{{Labels}},"kind":"section","links":[],"frozen":false,"numbering":"latn","order":1}"""),
        new("POST", "/topics/harbour/state", """{"state":"paused"}"""),
        new("PUT", "/topics/order", """{"slugs":["harbour"]}"""),
        new("POST", "/alerts", $$"""{"texts":{{Labels}},"topics":["harbour"],"importance":"minor","url":"https://news.example/a","item":"known","startsAt":1764000000000,"expiresAt":1764000900000}"""),
        new("PATCH", "/alerts/known", $$"""{"texts":{{Labels}},"url":null,"expiresAt":4000000000000,"correction":"A slip"}"""),
        new("POST", "/alerts/known/clear", $$"""{"withdrawn":true,"reason":{{Text}}}"""),
        new("POST", "/drafts", $$"""{"outcomes":[{"name":"yes","texts":{{Labels}} },{"name":"no","texts":{{Labels}} }],"outcome":"yes","topics":[],"importance":"breaking","sources":[{"name":"Port","url":"https://port.example"}],"developing":true,"undo":20,"push":{"collapse":"stack"} }"""),
        new("PUT", "/drafts/known", $$"""{"texts":{{Labels}},"topics":["harbour"],"startsAt":4000000000000}"""),
        new("POST", "/drafts/check", $$"""{"texts":{{Labels}},"topics":["harbour"],"importance":"minor","push":{"languages":["ar"]} }"""),
        new("POST", "/drafts/known/submit", """{"confirm":{"devices":1,"code":"0"},"typed":{"duplicate":"send again"},"undo":0,"breakGlass":{"reason":"Alone"}}"""),
        new("POST", "/drafts/known/approve", """{"code":"0123456789abcdef"}"""),
        new("POST", "/drafts/known/reject", $$"""{"reason":"Too thin"}"""),
        new("POST", "/drafts/known/cancel", """{"reason":"A slip"}"""),
        new("POST", "/drafts/known/send-now", "{}"),
        new("PUT", "/settings/alerts", """{"breaking":{"everybody":0,"topics":0},"undoSeconds":0,"typedAbove":0,"perDay":0,"similarity":0.5,"linkCheck":false,"linkHosts":["cms.example"],"audienceRequired":false}"""),
        new("POST", "/keys", """{"name":"desk","preset":"reader","topics":[]}"""),
        new("PUT", "/devices/phone-known", """{"platform":"web","kind":"fid","target":"t","appVersion":"4.2","languages":["ar","en"],"topics":["harbour",{"topic":"other","priority":80}],"region":"RU-MOW","timeZone":"Africa/Cairo","quietHours":{"from":"22:30","to":"07:00"},"dailyCap":5}"""),
        new("PATCH", "/devices/phone-known", """{"add":["harbour",{"topic":"other","priority":80}],"remove":["weather"]}"""),
        new("POST", "/devices/phone-known/received", """{"alert":"known","revision":1}"""),
        new("POST", "/keys", """{"name":"desk","permissions":["read","test"],"topics":["harbour"]}"""),
    ];

    public static IReadOnlyList<ApiSeed> Others { get; } =
    [
        new("DELETE", "/keys/nobody"), new("GET", "/keys"),
        new("GET", "/items?topic=harbour&language=ar&before=1000&limit=5"), new("GET", "/items/known"), new("GET", "/topics"), new("GET", "/topics/harbour"),
        new("GET", "/devices/phone-known"), new("DELETE", "/devices/phone-known"), new("GET", "/devices"), new("GET", "/devices/export"), new("DELETE", "/test-devices/phone-known"),
        new("GET", "/drafts"), new("GET", "/drafts/known"), new("DELETE", "/drafts/known"), new("GET", "/settings/alerts"),
        new("GET", "/alerts"), new("GET", "/alerts/known"), new("GET", "/snapshot?topics=harbour,other&languages=ar,en"),
    ];
}
