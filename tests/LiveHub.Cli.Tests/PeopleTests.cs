using LiveHub.Testing;
using LiveHub.Testing.Nodes;

namespace LiveHub.Cli.Tests;

/// <summary>People, their keys and the audit, against the server in the test's own process.</summary>
public sealed class PeopleTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly Livehub _admin = new();
    private readonly Livehub _editor = new();
    private readonly LiveHubNode _node;

    public PeopleTests()
    {
        _node = new LiveHubNode(_folder.Path).Start();
        _admin["LIVEHUB_URL"] = _editor["LIVEHUB_URL"] = _node.Address.ToString();
        _admin["LIVEHUB_KEY"] = LiveHubProcess.AdminKey;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _admin.Dispose();
        _editor.Dispose();
        _node.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_person_gets_a_key_of_their_own_by_name_and_password()
    {
        using var layla = await SignedIn.AddAsync(_node.Address, "layla", "editor", Token);
        await DoneAsync(_admin, "topics", "create", "harbour", "--label", "en=Harbour");
        _editor.Typed = "not the password\n";
        Assert.Equal(ExitCodes.Refused, (await _editor.RunAsync("login", "--name", "layla")).Code);
        _editor.Typed = SignedIn.Password + "\n";
        await DoneAsync(_editor, "login", "--name", "layla");
        await DoneAsync(_editor, "publish", "Quay reopens", "-l", "en", "-t", "harbour");
        Assert.Contains("terminal on", (await _admin.RunAsync("keys")).Out, StringComparison.Ordinal);

        Assert.Contains("ended and forgotten", await DoneAsync(_editor, "logout"), StringComparison.Ordinal);
        Assert.DoesNotContain("terminal on", (await _admin.RunAsync("keys")).Out, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Usage, (await _editor.RunAsync("logout")).Code);
    }

    [Fact]
    public async Task People_are_added_changed_invited_signed_out_and_removed()
    {
        var added = await DoneAsync(_admin, "people", "add", "omar", "عمر سعيد", "--preset", "writer", "-t", "sport", "-l", "ar");
        Assert.Contains("/console/invite#", added, StringComparison.Ordinal);
        Assert.Contains("omar عمر سعيد: read, write, topics sport (no password yet)", await DoneAsync(_admin, "people"), StringComparison.Ordinal);
        Assert.Contains("publish", await DoneAsync(_admin, "people", "change", "omar", "--preset", "editor"), StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Conflict, (await _admin.RunAsync("people", "change", "omar", "--preset", "reader", "--revision", "1")).Code);
        Assert.Equal(ExitCodes.Usage, (await _admin.RunAsync("people", "change", "omar")).Code);
        Assert.Contains("/console/invite#", await DoneAsync(_admin, "people", "invite", "omar"), StringComparison.Ordinal);
        await DoneAsync(_admin, "people", "sign-out", "omar");
        await DoneAsync(_admin, "people", "remove", "omar", "--yes");
        Assert.DoesNotContain("omar", await DoneAsync(_admin, "people"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shared_key_is_forgotten_and_not_ended()
    {
        _editor.Typed = LiveHubProcess.AdminKey + "\n";
        await DoneAsync(_editor, "login");
        Assert.Contains("It still works", await DoneAsync(_editor, "logout"), StringComparison.Ordinal);
        await DoneAsync(_admin, "keys");
    }

    [Fact]
    public async Task An_audit_shows_every_change_of_an_export()
    {
        using var layla = await SignedIn.AddAsync(_node.Address, "layla", "editor", Token);
        var (older, newer) = (PathOf("older.jsonl"), PathOf("newer.jsonl"));
        var told = await DoneAsync(_admin, "audit", "export", older);
        Assert.Contains("nothing changed", told, StringComparison.Ordinal);
        await DoneAsync(_admin, "keys", "add", "quay", "--preset", "writer");
        await DoneAsync(_admin, "audit", "export", newer);
        await DoneAsync(_admin, "audit", "verify", newer, "--against", older);
        Assert.Equal(ExitCodes.Refused, (await _admin.RunAsync("audit", "verify", older, "--against", newer)).Code);
        Assert.Equal(ExitCodes.Usage, (await _admin.RunAsync("audit", "export", newer)).Code);

        var lines = await File.ReadAllLinesAsync(newer, Token);
        foreach (var (name, change) in new (string, Func<string[], string[]>)[]
        {
            ("line 3: its hash", all => [.. all.Select((line, n) => n == 2 ? line.Replace("layla", "laila", StringComparison.Ordinal) : line)]),
            ("line 4: its hash", all => [.. all.Take(3), .. all.Skip(4)]),
            ("line 3: its hash", all => [.. all.Take(2), all[3], all[2], .. all.Skip(4)]),
            ("line 1: its hash", all => [.. all.Skip(1)]),
            ($"line {lines.Length}: there is no hash", all => [.. all.SkipLast(1), all[^1][..^10]]),
        })
        {
            var bad = PathOf("bad.jsonl");
            await File.WriteAllLinesAsync(bad, change(lines), Token);
            var result = await _admin.RunAsync("audit", "verify", bad);
            Assert.Equal(ExitCodes.Refused, result.Code);
            Assert.Contains(name, result.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_writes_all_hashes_anew_is_found_by_the_links_and_by_an_older_export()
    {
        using var layla = await SignedIn.AddAsync(_node.Address, "layla", "editor", Token);
        var (file, forged) = (PathOf("all.jsonl"), PathOf("forged.jsonl"));
        await DoneAsync(_admin, "audit", "export", file);
        var lines = await File.ReadAllLinesAsync(file, Token);
        var changed = lines.Select(line => line.Replace("\"kind\":\"person.invited\"", "\"kind\":\"person.changed\"", StringComparison.Ordinal)).ToList();
        Assert.NotEqual(lines, changed);
        await File.WriteAllLinesAsync(forged, Rehash(changed), Token);
        Assert.Contains("the link must be", (await _admin.RunAsync("audit", "verify", forged)).Error, StringComparison.Ordinal);

        // Cut off at its end an export is sound, and shorter than the older one.
        await File.WriteAllLinesAsync(forged, lines.SkipLast(1), Token);
        await DoneAsync(_admin, "audit", "verify", forged);
        Assert.Contains("is not here", (await _admin.RunAsync("audit", "verify", forged, "--against", file)).Error, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Rehash(IEnumerable<string> lines)
    {
        var last = "";
        foreach (var line in lines)
        {
            var open = line[..line.LastIndexOf(",\"chain\"", StringComparison.Ordinal)];
            last = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(last + "\n" + open)));
            yield return $"{open},\"chain\":\"{last}\"}}";
        }
    }

    private string PathOf(string file) => Path.Combine(_folder.Path, file);

    private static async Task<string> DoneAsync(Livehub livehub, params string[] arguments)
    {
        var result = await livehub.RunAsync(arguments);
        Assert.True(result.Code == ExitCodes.Ok, $"livehub {string.Join(' ', arguments)} ended with {result.Code}: {result.Out}{result.Error}");
        return result.Out;
    }
}
