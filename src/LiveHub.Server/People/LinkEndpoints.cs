using System.Text.Json.Nodes;
using LiveHub.Protocol;
using LiveHub.Server.Desk;
using LiveHub.Server.Keys;
using LiveHub.Server.Problems;
using LiveHub.Server.Publishing;
using LiveHub.Server.Requests;
using LiveHub.Server.Sessions;

namespace LiveHub.Server.People;

/// <summary>What is done with one-time links: making them, looking at them, and setting a password by one.</summary>
internal static class LinkEndpoints
{
    private const int TokenLimit = 200;

    /// <summary>Of repetitions: nobody is signed in yet.</summary>
    private const string Scope = "link";

    public static void MapLinks(this RouteGroupBuilder api)
    {
        api.MapGroup("/people").AsWrites(Permissions.Admin).MapPost("{id}/invite", InviteAsync);
        var links = api.MapGroup("/people").AsSignIn();
        links.MapPost("link", ShowAsync);
        links.MapPost("welcome", WelcomeAsync);
        links.MapPost("password", SetPasswordAsync);
    }

    private static async Task<IResult> InviteAsync(
        string id, HttpContext context, WriteRequest write, PeopleWrites people, OneTimeLinks links, DeskWriter writer, TimeProvider time, CancellationToken cancellationToken)
    {
        var outcome = await writer.WriteAsync(write, cancel => people.NoteAsync(id, PeopleKinds.Invited, write, kept: null, cancel), cancellationToken);
        if (outcome.Done is not { } done)
            return outcome.Refusal;
        // A repeated request gets a link of its own, as the first one is not kept anywhere; only the newest works.
        await links.WithdrawAsync(id, cancellationToken);
        var token = await links.MakeAsync(id, cancellationToken);
        return new Answer(
            new JsonObject
            {
                ["url"] = $"{context.Request.Scheme}://{context.Request.Host}{LinkPaths.Invite}#{token}",
                ["path"] = $"{LinkPaths.Invite}#{token}",
                ["until"] = (time.GetUtcNow() + OneTimeLinks.Lifetime).ToUnixTimeMilliseconds(),
            },
            StatusCodes.Status201Created)
        {
            IsReplay = done.IsReplay,
        };
    }

    /// <summary>Lets a page greet by name before it asks for a password.</summary>
    private static async Task<IResult> ShowAsync(WriteRequest write, OneTimeLinks links, DeskState desk, CancellationToken cancellationToken)
    {
        var form = new ObjectReader(write.Body, "", write.Errors);
        var token = Token(form);
        form.Finish();
        if (write.Errors.Any)
            return Problem.Invalid(write.Errors);
        if (await links.FindAsync(token, cancellationToken) is not { } link)
            return Problem.LinkUsed();
        if (link.Person is null)
            return new Answer(new JsonObject { ["for"] = "welcome" });
        return desk.Read(fold => fold.People.Find(link.Person)) is { } person
            ? new Answer(new JsonObject { ["for"] = "password", ["id"] = person.Id, ["name"] = person.Name, ["language"] = person.Language })
            : Problem.LinkUsed();
    }

    private static async Task<IResult> WelcomeAsync(
        HttpContext context, WriteRequest write, OneTimeLinks links, PeopleWrites people, DeskWriter writer, LinkedSignIn signIn, CancellationToken cancellationToken)
    {
        var form = new ObjectReader(write.Body, "", write.Errors);
        var token = Token(form);
        var person = PersonForm.ReadFirst(form);
        var password = form.Required("password", "", field => PasswordRules.Read(field, person.Id, person.Name));
        form.Finish();
        if (write.Errors.Any)
            return Problem.Invalid(write.Errors);
        var link = await links.FindAsync(token, cancellationToken);
        var mine = write.RepeatedAs(person.Actor, Scope, "welcome", token, person.Id);
        var outcome = await writer.WriteAsync(mine, async cancel => link is { Person: null } && await links.UseAsync(link, cancel)
            ? await people.WelcomeAsync(person, mine, cancel)
            : Problem.LinkUsed(), cancellationToken);
        return outcome.Done is null ? outcome.Refusal : await signIn.SetAsync(person.Id, password, context, mine, cancellationToken);
    }

    private static async Task<IResult> SetPasswordAsync(
        HttpContext context, WriteRequest write, OneTimeLinks links, PeopleWrites people, DeskState desk, DeskWriter writer, LinkedSignIn signIn, CancellationToken cancellationToken)
    {
        var form = new ObjectReader(write.Body, "", write.Errors);
        var token = Token(form);
        var link = await links.FindAsync(token, cancellationToken);
        var person = link?.Person is { } id ? desk.Read(fold => fold.People.Find(id)) : null;
        var password = form.Required("password", "", field => PasswordRules.Read(field, person?.Id ?? "", person?.Name ?? ""));
        form.Finish();
        if (write.Errors.Any)
            return Problem.Invalid(write.Errors);
        var mine = write.RepeatedAs(person?.Actor ?? Actor.Nobody, Scope, "password", token);
        var outcome = await writer.WriteAsync(mine, async cancel => link is not null && person is not null && await links.UseAsync(link, cancel)
            ? await people.NoteAsync(person.Id, PeopleKinds.PasswordSet, mine, kept: null, cancel)
            : Problem.LinkUsed(), cancellationToken);
        return outcome.Done is { } done
            ? await signIn.SetAsync(Subjects.IdOf(done.Entries[^1].Subject), password, context, mine, cancellationToken)
            : outcome.Refusal;
    }

    private static string Token(ObjectReader form) => form.Required("token", "", field => field.Verbatim(TokenLimit));
}
