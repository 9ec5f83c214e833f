using System.Text.Json.Nodes;
using LiveHub.Server.Tests.Publishing;
using LiveHub.Server.Tests.Ticker;
using LiveHub.Testing;

namespace LiveHub.Server.Tests.Drafts;

public sealed class GuardTests
{
    [Theory]
    [InlineData("إغلاق الجسر القديم أمام المركبات", "عاجل: إِغلاق الجسر القديم امام المركبات", "ar")]
    [InlineData("Old bridge closed to vehicles", "OLD BRIDGE closed for vehicles!", "en")]
    public async Task Nearly_the_same_text_to_the_same_people_is_typed(string first, string second, string language)
    {
        using var desk = new AlertDesk([]);
        await FireAsync(desk, Body(first, language));
        var draft = await desk.SaveAsync(Body(second, language));
        var refused = (await desk.SubmitAsync(draft)).Expect(409, "confirmation-needed");
        var needed = Assert.Single(refused.Body["needed"]!.AsArray())!;
        Assert.Equal(("duplicate", "send again", "أرسل مجددًا"), ((string?)needed["kind"], (string?)needed["types"]!["en"], (string?)needed["types"]!["ar"]));
        (await desk.SubmitAsync(draft, """{"typed":{"duplicate":"yes"}}""")).Expect(409, "confirmation-needed");
        (await desk.SubmitAsync(draft, """{"typed":{"budget":"send again"}}""")).Expect(409, "confirmation-needed");
        (await desk.SubmitAsync(draft, """{"typed":{"duplicate":" ارسل  مجددا "}}""")).Expect(202);
    }

    [Fact]
    public async Task The_same_text_to_other_people_is_no_repetition()
    {
        using var desk = new AlertDesk([]);
        var (one, other) = (await desk.Newsroom.TopicAsync(), await desk.Newsroom.TopicAsync());
        await FireAsync(desk, Body("Old bridge closed to vehicles", "en", $"[\"{one}\"]"));
        (await desk.SubmitAsync(await desk.SaveAsync(Body("Old bridge closed to vehicles", "en", $"[\"{other}\"]")))).Expect(202);
        (await desk.SubmitAsync(await desk.SaveAsync(Body("Old bridge closed to vehicles", "en", $"[\"{one}\",\"{other}\"]")))).Expect(409, "confirmation-needed");
        (await desk.SubmitAsync(await desk.SaveAsync(Body("Old bridge closed to vehicles", "en")))).Expect(409, "confirmation-needed");
    }

    [Fact]
    public async Task A_second_alert_about_one_item_is_typed_whatever_it_says()
    {
        using var desk = new AlertDesk([]);
        var item = (await desk.Newsroom.ItemAsync()).Id;
        await FireAsync(desk, desk.Body(more: $",\"undo\":0,\"item\":\"{item}\""));
        (await desk.SubmitAsync(await desk.SaveAsync(desk.Body(more: $",\"item\":\"{item}\"")))).Expect(409, "confirmation-needed");
    }

    [Fact]
    public async Task What_another_editor_has_just_asked_for_counts_as_sent()
    {
        using var desk = new AlertDesk([]);
        (await desk.SubmitAsync(await desk.SaveAsync(Body("Old bridge closed to vehicles", "en", undo: 30)))).Expect(202);
        var refused = (await desk.SubmitAsync(await desk.SaveAsync(Body("Old bridge closed for vehicles", "en")))).Expect(409, "confirmation-needed");
        Assert.Contains("about to go out", (string?)refused.Body["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_alerts_to_one_audience_are_typed()
    {
        using var desk = new AlertDesk(("Alerts:PerHour", "2"), ("Alerts:PerDay", "4"));
        var topic = await desk.Newsroom.TopicAsync();
        await FireAsync(desk, desk.Body(more: ",\"undo\":0"));
        await FireAsync(desk, desk.Body($"[\"{topic}\"]", more: ",\"undo\":0"));
        (await desk.SubmitAsync(await desk.SaveAsync(desk.Body($"[\"{await desk.Newsroom.TopicAsync()}\"]", more: ",\"undo\":0")))).Expect(202);
        var draft = await desk.SaveAsync(desk.Body($"[\"{topic}\"]"));
        var needed = Assert.Single((await desk.SubmitAsync(draft)).Expect(409, "confirmation-needed").Body["needed"]!.AsArray())!;
        Assert.Equal("budget", (string?)needed["kind"]);
        (await desk.SubmitAsync(draft, """{"typed":{"budget":"Over budget"}}""")).Expect(202);
    }

    [Fact]
    public async Task A_large_audience_is_called_by_its_name()
    {
        using var desk = new AlertDesk(("Alerts:TypedAbove", "1"));
        var topic = await desk.Newsroom.TopicAsync();
        await using var one = await StockReader.ConnectAsync(desk.Newsroom.Node.Address);
        await one.FollowAsync([topic]);
        await using var other = await StockReader.ConnectAsync(desk.Newsroom.Node.Address);
        await other.FollowAsync([topic]);
        var (toTopic, toAll) = (await desk.SaveAsync(desk.Body($"[\"{topic}\"]")), await desk.SaveAsync(desk.Body()));
        Reply? refused = null;
        await Eventually.Until("both readers are counted", async () => (refused = await desk.SubmitAsync(toTopic)).Status == 409);
        Assert.Equal(("Harbour", "الميناء"), ((string?)Needed(refused!)["types"]!["en"], (string?)Needed(refused!)["types"]!["ar"]));
        (await desk.SubmitAsync(toTopic, """{"typed":{"audience":"everybody"}}""")).Expect(409, "confirmation-needed");
        (await desk.SubmitAsync(toTopic, """{"typed":{"audience":"harbour"}}""")).Expect(202);
        Assert.Equal("everybody", (string?)Needed((await desk.SubmitAsync(toAll)).Expect(409, "confirmation-needed"))["type"]);
        (await desk.SubmitAsync(toAll, """{"typed":{"audience":"الجميع"}}""")).Expect(202);
    }

    [Fact]
    public async Task What_is_not_finished_cannot_be_asked_for()
    {
        using var desk = new AlertDesk([]);
        await RefusedAsync(desk, """{"texts":[{"value":"Bridge closed","lang":"en"}],"importance":"breaking"}""", "/topics audience-required", "/sources source-required");
        await RefusedAsync(desk, """{"texts":[{"value":"Fire in [[place]]","lang":"en"}],"topics":[]}""", "/texts/0 placeholder");
        await RefusedAsync(desk, """{"texts":[{"value":"Fire in {{place}}","lang":"en"}],"topics":[]}""", "/texts/0 placeholder");
        await RefusedAsync(desk, """{"topics":[]}""", "/texts required");
        await RefusedAsync(
            desk, """{"topics":[],"outcomes":[{"name":"yes","texts":[{"value":"Bill passed","lang":"en"}]},{"name":"no","texts":[{"value":"Bill rejected","lang":"en"}]}]}""",
            "/outcome undecided-template");
        var decided = await desk.SaveAsync(
            """{"topics":[],"undo":0,"outcome":"no","outcomes":[{"name":"yes","texts":[{"value":"Bill passed","lang":"en"}]},{"name":"no","texts":[{"value":"Bill rejected","lang":"en"}]}]}""");
        (await desk.SubmitAsync(decided)).Expect(202);
        await desk.OutAsync(decided);
        Assert.Equal("Bill rejected", (string?)(await desk.Newsroom.GetAsync($"/alerts/{decided.Id}")).Body["texts"]![0]!["value"]);
    }

    [Fact]
    public async Task A_check_tells_all_of_it_and_stores_nothing()
    {
        using var desk = new AlertDesk(("Alerts:PerHour", "1"));
        var other = await desk.EditorAsync();
        await FireAsync(desk, Body("Old bridge closed to vehicles", "en"));
        var check = (await desk.Newsroom.PostAsync(
            "/drafts/check", """{"texts":[{"value":"Old bridge closed to all vehicles","lang":"en"}],"importance":"breaking","topics":[],"push":{}}""", key: other)).Expect(200);
        Assert.Equal(["/sources source-required"], check.Errors);
        Assert.Equal(["duplicate", "budget"], check.Body["needed"]!.AsArray().Select(one => (string)one!["kind"]!));
        Assert.Equal((1, "awaiting-approval", 1, 1), (
            (int)check.Body["approvals"]!["needed"]!, (string?)check.Body["state"], (int)check.Body["budget"]!["hour"]!, check.Body["similar"]!.AsArray().Count));
        Assert.Equal("first", (string?)check.Body["similar"]![0]!["by"]);
        Assert.NotEmpty((string?)check.Body["similar"]![0]!["name"] ?? "");
        Assert.Equal(0, (long)check.Body["estimate"]!["devices"]!);
        Assert.Single((await desk.Newsroom.GetAsync("/drafts", other)).Body["drafts"]!.AsArray());
    }

    [Fact]
    public async Task A_check_says_that_a_message_is_too_large_for_phones_before_anybody_asks_for_it()
    {
        using var desk = new AlertDesk([]);
        var address = "https://a.example/" + new string('x', 2000);
        var check = (await desk.Newsroom.PostAsync(
            "/drafts/check", $$$"""{"texts":[{"value":"Bridge closed","lang":"en"}],"topics":[],"url":"{{{address}}}","push":{"image":"{{{address}}}"}}""")).Expect(200);
        Assert.Contains("/push/texts too-large", check.Errors);
    }

    [Fact]
    public async Task A_sheet_that_is_still_empty_can_be_checked()
    {
        using var desk = new AlertDesk([]);
        var check = (await desk.Newsroom.PostAsync("/drafts/check", """{"importance":"breaking","push":{"collapse":"stack"}}""")).Expect(200);
        Assert.Contains("/texts required", check.Errors);
    }

    [Fact]
    public async Task A_newsroom_of_one_breaks_the_glass_and_everybody_sees_it()
    {
        using var desk = new AlertDesk([]);
        var draft = await desk.SaveAsync(desk.Body(importance: "breaking", more: ",\"undo\":0"));
        (await desk.SubmitAsync(draft, """{"breakGlass":{"reason":" "}}""")).Expect(400, "invalid");
        var sent = (await desk.SubmitAsync(draft, """{"breakGlass":{"reason":"Nobody else is on duty"}}""")).Expect(202);
        await desk.OutAsync(draft);
        var glass = (await desk.FindAsync(draft)).Body["brokenGlass"]!;
        Assert.Equal(("first", "Nobody else is on duty"), ((string?)glass["by"], (string?)glass["reason"]));
        Assert.Equal("sent", (string?)sent.Body["state"]);
        Assert.Equal("Nobody else is on duty", (string?)(await desk.Newsroom.GetAsync($"/alerts/{draft.Id}", LiveHub.Testing.Nodes.LiveHubProcess.AdminKey)).Body["brokenGlass"]!["reason"]);
        Assert.Null((await desk.Newsroom.GetAsync($"/alerts/{draft.Id}")).Body["brokenGlass"]);
    }

    private static JsonNode Needed(Reply reply) => Assert.Single(reply.Body["needed"]!.AsArray())!;

    private static async Task RefusedAsync(AlertDesk desk, string body, params string[] errors)
    {
        var draft = await desk.SaveAsync(body);
        Assert.Equivalent(errors, (await desk.SubmitAsync(draft)).Expect(422, "not-ready").Errors.ToArray(), strict: true);
        await desk.AssertNothingLeftAsync(draft.Id);
    }

    private static async Task FireAsync(AlertDesk desk, string body)
    {
        var draft = await desk.SaveAsync(body);
        (await desk.SubmitAsync(draft)).Expect(202);
        await desk.OutAsync(draft);
    }

    private static string Body(string text, string language, string topics = "[]", int undo = 0) =>
        $$"""{"texts":[{"value":"{{text}}","lang":"{{language}}"}],"topics":{{topics}},"undo":{{undo}}}""";
}
