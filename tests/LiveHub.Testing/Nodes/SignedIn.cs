using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace LiveHub.Testing.Nodes;

/// <summary>A person who is signed in, as a browser is: with the cookie, the origin and the token for writes.</summary>
public sealed class SignedIn : IDisposable
{
    public const string Password = "harbour lanterns at dusk";

    private SignedIn(Uri server, CookieContainer cookies)
    {
        Cookies = cookies;
        Http = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = server };
        Http.DefaultRequestHeaders.Add("Origin", server.GetLeftPart(UriPartial.Authority));
    }

    public HttpClient Http { get; }

    public CookieContainer Cookies { get; }

    /// <summary>What POST /session answered.</summary>
    public JsonObject Session { get; private set; } = [];

    public string Csrf => (string)Session["csrf"]!;

    /// <summary>A browser in which nobody is signed in.</summary>
    public static SignedIn Nobody(Uri server) => new(server, new CookieContainer());

    /// <summary>Adds a person with the administrator's key, lets the person choose <see cref="Password"/> by the link, and answers signed in.</summary>
    public static async Task<SignedIn> AddAsync(Uri server, string id, string preset, CancellationToken cancellationToken)
    {
        using var admin = new HttpClient { BaseAddress = server };
        admin.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", LiveHubProcess.AdminKey);
        using var added = await admin.PostAsJsonAsync(Api("people"), new { id, name = $"Editor {id}", preset }, cancellationToken);
        added.EnsureSuccessStatusCode();
        using var invited = await admin.PostAsJsonAsync(Api($"people/{id}/invite"), new { }, cancellationToken);
        invited.EnsureSuccessStatusCode();
        var url = (string)(await invited.Content.ReadFromJsonAsync<JsonObject>(cancellationToken))!["url"]!;
        var person = Nobody(server);
        await person.EnterAsync("people/password", new { token = url.Split('#')[1], password = Password }, cancellationToken);
        return person;
    }

    /// <summary>Signs in with a password.</summary>
    public static async Task<SignedIn> EnterAsync(Uri server, string name, CancellationToken cancellationToken)
    {
        var person = Nobody(server);
        await person.EnterAsync("session", new { name, password = Password }, cancellationToken);
        return person;
    }

    /// <summary>The same browser at another node: a cookie does not care for the port.</summary>
    public SignedIn At(Uri server)
    {
        var there = new SignedIn(server, Cookies) { Session = Session };
        there.Http.DefaultRequestHeaders.Add("X-CSRF", Csrf);
        return there;
    }

    public void Dispose() => Http.Dispose();

    private async Task EnterAsync(string path, object body, CancellationToken cancellationToken)
    {
        using var answer = await Http.PostAsJsonAsync(Api(path), body, cancellationToken);
        answer.EnsureSuccessStatusCode();
        Session = (await answer.Content.ReadFromJsonAsync<JsonObject>(cancellationToken))!;
        Http.DefaultRequestHeaders.Remove("X-CSRF");
        Http.DefaultRequestHeaders.Add("X-CSRF", Csrf);
    }

    private static Uri Api(string path) => new("api/v1/" + path, UriKind.Relative);
}
