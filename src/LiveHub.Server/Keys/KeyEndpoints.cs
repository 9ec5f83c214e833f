using System.Text.Json.Nodes;
using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Desk;
using LiveHub.Server.Publishing;

namespace LiveHub.Server.Keys;

/// <summary>The rows of docs/http-api.md that begin with <c>/keys</c>.</summary>
internal static class KeyEndpoints
{
    public static void MapKeys(this RouteGroupBuilder api)
    {
        api.MapGroup("/keys").RequireAuthorization(Permissions.Admin).WithMetadata(new NeededPermission(Permissions.Admin)).MapGet("", List);
        var writes = api.MapGroup("/keys").AsWrites(Permissions.Admin);
        writes.MapPost("", AddAsync);
        writes.MapDelete("{id}", RevokeAsync);
    }

    private static Answer List(DeskState desk) =>
        new(new JsonObject { ["keys"] = new JsonArray([.. desk.Keys().Select(ResourceOf)]) });

    private static async Task<IResult> AddAsync(
        WriteRequest write, KeyWrites keys, LogWriter writer, DeskLog desk, DeskState state, CancellationToken cancellationToken)
    {
        var secret = KeySecret.Next();
        var outcome = await writer.WriteAsync(desk.Log, write, _ => ValueTask.FromResult(keys.Add(write, secret)), isConfirmed: false, cancellationToken);
        if (outcome.Done is not { } done)
            return outcome.Refusal;
        var entry = done.Entries[^1];
        await state.WaitForAsync(entry.Offset, cancellationToken);
        var id = Subjects.IdOf(entry.Subject);
        var act = DeskCodec.Decode<KeyAct>(entry);
        var resource = ResourceOf(new AccessKey(id, act.ActorOf(id), act.Hash, act.CreatedAt));
        // A repeated request made no new key, and the secret of the first one is not kept anywhere.
        if (!done.IsReplay)
            resource["key"] = secret;
        return new Answer(resource, StatusCodes.Status201Created) { Location = $"/api/v1/keys/{id}", IsReplay = done.IsReplay };
    }

    private static async Task<IResult> RevokeAsync(
        string id, WriteRequest write, KeyWrites keys, LogWriter writer, DeskLog desk, DeskState state, CancellationToken cancellationToken)
    {
        var outcome = await writer.WriteAsync(desk.Log, write, cancel => keys.RevokeAsync(id, write, cancel), isConfirmed: false, cancellationToken);
        if (outcome.Done is not { } done)
            return outcome.Refusal;
        // Answered when this node refuses the key; other nodes follow by their tails of the desk.
        await state.WaitForAsync(done.Entries[^1].Offset, cancellationToken);
        return TypedResults.NoContent();
    }

    private static JsonObject ResourceOf(AccessKey key)
    {
        var resource = new JsonObject
        {
            ["id"] = key.Id,
            ["name"] = key.Actor.Name,
            ["permissions"] = new JsonArray([.. key.Actor.Permissions.Select(permission => JsonValue.Create(permission))]),
            ["topics"] = new JsonArray([.. key.Actor.Topics.Select(topic => JsonValue.Create(topic))]),
            ["createdAt"] = key.CreatedAt,
        };
        if (key.Person is not null)
            resource["person"] = key.Person;
        return resource;
    }
}
