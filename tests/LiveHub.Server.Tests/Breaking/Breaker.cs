using LiveHub.Protocol;
using LiveHub.Server.Tests.Drafts;
using LiveHub.Server.Tests.Phones;
using LiveHub.Server.Tests.Publishing;
using LiveHub.Server.Tests.Ticker;
using LiveHub.Testing;

namespace LiveHub.Server.Tests.Breaking;

/// <summary>A newsroom under the rules that a server has by itself, with phones, a reader who follows everything, two editors and whoever tries to send a false alarm.</summary>
/// <remarks>What is proved of an alert is proved where it would reach people: on the reader's screen, in the feed, on the phones of the stand-in for FCM.</remarks>
public sealed class Breaker : IAsyncLifetime
{
    /// <summary>Devices that follow <see cref="Topic"/>.</summary>
    internal const int Phones = 20;

    private PhoneNewsroom? _phones;
    private AlertDesk? _desk;
    private StockReader? _reader;
    private IReadOnlyList<string> _targets = [];

    internal AlertDesk Desk => _desk ?? throw new InvalidOperationException("Not started yet.");

    internal Newsroom Newsroom => Desk.Newsroom;

    internal string Topic { get; private set; } = "";

    /// <summary>Keys of two editors, made by the administrator.</summary>
    internal string Asker { get; private set; } = "";

    internal string Other { get; private set; } = "";

    internal PhoneNewsroom PhoneNewsroom => _phones ?? throw new InvalidOperationException("Not started yet.");

    public async ValueTask InitializeAsync()
    {
        _phones = new PhoneNewsroom(AlertDesk.Rules);
        await _phones.InitializeAsync();
        _desk = new AlertDesk(_phones.Newsroom);
        Topic = await Newsroom.TopicAsync();
        _targets = await _phones.FollowAsync(Topic, Phones);
        (Asker, Other) = (await Desk.EditorAsync(), await Desk.EditorAsync());
        _reader = await StockReader.ConnectAsync(Newsroom.Node.Address);
        await _reader.FollowAsync([FollowSet.AllTopics]);
        await Eventually.Until("the reader has its snapshot", () => _reader.Cursor is not null);
    }

    public async ValueTask DisposeAsync()
    {
        if (_reader is not null)
            await _reader.DisposeAsync();
        if (_phones is not null)
            await _phones.DisposeAsync();
    }

    /// <summary>An alert for the phones of the topic, with the confirmation of an editor who looked at the estimate.</summary>
    internal async Task<(string Body, string Confirm)> PhoneAlertAsync(string more = "", string importance = "major")
    {
        var body = Desk.Body($"[\"{Topic}\"]", importance, more: ",\"push\":{}" + more);
        var estimate = (await Newsroom.PostAsync("/alerts/estimate", body)).Expect(200);
        return (body, $"{{\"devices\":{estimate.Body["devices"]},\"code\":\"{estimate.Body["code"]}\"}}");
    }

    /// <summary>Something that is asked for by the asker and counts down.</summary>
    internal async Task<Reply> CountdownAsync(int undo = 30, string importance = "major", string? key = null)
    {
        var (body, confirm) = await PhoneAlertAsync($",\"undo\":{undo}", importance);
        var draft = await Desk.SaveAsync(body, key ?? Asker);
        var asked = (await Desk.SubmitAsync(draft, $"{{\"confirm\":{confirm}}}", key ?? Asker)).Expect(202);
        Assert.Equal("countdown", (string?)asked.Body["state"]);
        return asked;
    }

    /// <summary>Something for everybody that is breaking and waits for a second editor.</summary>
    internal async Task<Reply> AwaitingAsync(string? key = null, string more = "", int undo = 0)
    {
        var draft = await Desk.SaveAsync(Desk.Body(importance: "breaking", more: $",\"undo\":{undo}{more}"), key ?? Asker);
        var asked = (await Desk.SubmitAsync(draft, key: key ?? Asker)).Expect(202);
        Assert.Equal("awaiting-approval", (string?)asked.Body["state"]);
        return asked;
    }

    /// <summary>Waits until an alert would have gone out by itself, had nobody stood in its way.</summary>
    internal static Task PastAsync(Reply asked)
    {
        var end = (long)asked.Body["firesAt"]! + 600;
        return Eventually.Until("its time is past", () => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() > end, TimeSpan.FromSeconds(60));
    }

    /// <summary>Nobody was shown anything of it: no reader, no phone; nothing of it is on the desk, in the feed or on its way.</summary>
    internal async Task NothingLeftAsync(string id)
    {
        await Desk.AssertNothingLeftAsync(id);
        await SeesAllAsync();
        Assert.DoesNotContain(_reader!.Entries, entry => entry.Subject == Subjects.Alert(id));
        Assert.Equal(0, ShownOnPhones(id));
    }

    /// <summary>Everybody was shown it, once.</summary>
    internal async Task OnceAsync(string id, bool onPhones)
    {
        await _reader!.SeesAsync(Subjects.Alert(id));
        if (onPhones)
            await PhoneNewsroom.EndAsync($"/alerts/{id}/push");
        await SeesAllAsync();
        Assert.Single(_reader.Entries, entry => entry.Subject == Subjects.Alert(id));
        Assert.Equal(onPhones ? Phones : 0, ShownOnPhones(id));
        Assert.Equal(1, (await Newsroom.GetAsync($"/alerts/{id}")).Expect(200).Revision);
    }

    internal Task<Reply> PutAsync(Reply draft, string body, string? key = null) =>
        Newsroom.SendAsync(HttpMethod.Put, $"/drafts/{draft.Id}", body, $"\"{draft.Revision}\"", key: key ?? Asker);

    internal async Task RevokeAsync(string id) =>
        (await Newsroom.SendAsync(HttpMethod.Delete, $"/keys/{id}", body: null)).Expect(204);

    /// <summary>What was published before this has reached the reader when this has.</summary>
    private async Task SeesAllAsync() => await _reader!.SeesAsync(Subjects.Item((await Newsroom.ItemAsync(Topic)).Id));

    /// <summary>Notifications of an alert on all phones.</summary>
    internal int ShownOnPhones(string id) =>
        _targets.Sum(target => PhoneNewsroom.StandIn.Fcm.Screens.Of(target).Count(shown => shown.Message.Contains($"\"{id}\"", StringComparison.Ordinal)));
}
