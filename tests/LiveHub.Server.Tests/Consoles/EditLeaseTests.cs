using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LiveHub.Protocol;
using LiveHub.Testing;
using LiveHub.Testing.Nodes;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace LiveHub.Server.Tests.Consoles;

/// <summary>Two editors keep out of each other's way.</summary>
public sealed class EditLeaseTests : IDisposable
{
    private const string Item = "item/match";
    private readonly TestFolder _folder = new();
    private readonly LiveHubNode _node;

    public EditLeaseTests() => _node = new LiveHubNode(_folder.Path).Start();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _node.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Who_comes_second_is_told_who_is_at_it_and_has_it_when_the_first_has_done()
    {
        await using var layla = await ConnectAsync("Layla");
        await using var yusuf = await ConnectAsync("Yusuf");
        var mine = await layla.EditAsync(Item);
        Assert.Equal(("Layla", layla.Name), (mine.Name, mine.Console));
        Assert.Equal(mine, await yusuf.EditAsync(Item));
        Assert.Equal("item/other", (await yusuf.EditAsync("item/other")).Subject);
        await yusuf.HearsAsync(Item, "Layla");

        await layla.LeaveAsync(Item);
        await yusuf.HearsAsync(Item, null);
        Assert.Equal("Yusuf", (await yusuf.EditAsync(Item)).Name);
    }

    [Fact]
    public async Task Taking_over_is_told_to_the_one_who_had_it_and_who_lost_it_cannot_leave_it()
    {
        await using var layla = await ConnectAsync("Layla");
        await using var yusuf = await ConnectAsync("Yusuf");
        await layla.EditAsync(Item);
        Assert.Equal("Yusuf", (await yusuf.EditAsync(Item, takesOver: true)).Name);
        await layla.HearsAsync(Item, "Yusuf");

        await layla.LeaveAsync(Item);
        Assert.Equal("Yusuf", (await layla.EditAsync(Item)).Name);
    }

    [Fact]
    public async Task A_console_that_goes_leaves_what_it_edited()
    {
        await using var layla = await ConnectAsync("Layla");
        await using (var yusuf = await ConnectAsync("Yusuf"))
        {
            await yusuf.EditAsync(Item);
            await layla.HearsAsync(Item, "Yusuf");
        }
        await layla.HearsAsync(Item, null);
    }

    [Fact]
    public async Task Who_comes_hears_at_once_who_edits_what()
    {
        await using var layla = await ConnectAsync("Layla");
        await layla.EditAsync(Item);
        await using var yusuf = await ConnectAsync("Yusuf");
        await yusuf.HearsAsync(Item, "Layla");
    }

    [Fact]
    public async Task Another_console_of_the_same_editor_is_somebody_else_until_it_takes_over()
    {
        var key = await AddKeyAsync("Layla");
        await using var office = await OpenConsole.ConnectAsync(_node.Address, key);
        await using var phone = await OpenConsole.ConnectAsync(_node.Address, key);
        await office.EditAsync(Item);
        Assert.Equal(office.Name, (await phone.EditAsync(Item)).Console);
        Assert.Equal(phone.Name, (await phone.EditAsync(Item, takesOver: true)).Console);
    }

    [Fact]
    public async Task The_name_of_somebody_elses_console_does_not_make_it_ones_own()
    {
        await using var layla = await ConnectAsync("Layla");
        await layla.EditAsync(Item);
        await using var yusuf = await OpenConsole.ConnectAsync(_node.Address, await AddKeyAsync("Yusuf"), layla.Name);
        Assert.Equal("Layla", (await yusuf.EditAsync(Item)).Name);
    }

    [Theory]
    [InlineData("", "c")]
    [InlineData("item/a", "")]
    public async Task What_names_nothing_is_refused_and_the_connection_stays(string subject, string console)
    {
        await using var layla = await ConnectAsync("Layla");
        await Assert.ThrowsAsync<HubException>(() => layla.Connection.InvokeAsync<EditLease>(ConsoleMethods.Edit, new EditWish(subject, console), Token));
        Assert.Equal("Layla", (await layla.EditAsync(Item)).Name);
    }

    private async Task<OpenConsole> ConnectAsync(string name) => await OpenConsole.ConnectAsync(_node.Address, await AddKeyAsync(name));

    private async Task<string> AddKeyAsync(string name)
    {
        using var admin = _node.CreateEditor();
        using var answer = await admin.PostAsJsonAsync(new Uri("/api/v1/keys", UriKind.Relative), new { name, preset = "writer" }, Token);
        answer.EnsureSuccessStatusCode();
        return (string)(await answer.Content.ReadFromJsonAsync<JsonObject>(Token))!["key"]!;
    }
}
