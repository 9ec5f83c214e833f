using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Keys;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace LiveHub.Server.Consoles;

/// <summary>The editors' hub: who is there, who edits what, and "look again". What it says may be lost; the desk is the truth.</summary>
[Authorize(Permissions.Write)]
internal sealed class ConsoleHub(ConsolePresence presence, EditLeases leases, ConsoleRevocations revocations) : Hub
{
    private const int SubjectLimit = 200;
    private const int ConsoleLimit = 64;

    private Actor By => Actor.Of(Context.User ?? new System.Security.Claims.ClaimsPrincipal());

    public override async Task OnConnectedAsync()
    {
        revocations.Enter(Context);
        presence.Enter(Context, By);
        await presence.TellAsync(Context.ConnectionAborted);
        await AskAsync(async () =>
        {
            await leases.TellAsync(Clients.Caller, Context.ConnectionAborted);
            return true;
        });
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        revocations.Leave(Context.ConnectionId);
        presence.Leave(Context.ConnectionId);
        await presence.TellAsync(CancellationToken.None);
        await AskAsync(async () =>
        {
            await leases.LeaveAllAsync(Context.ConnectionId, exception is not null);
            return true;
        });
    }

    [HubMethodName(ConsoleMethods.Look)]
    public async Task LookAsync(Whereabouts whereabouts)
    {
        if (whereabouts.Subject is { } subject)
            Check(subject);
        presence.Look(Context.ConnectionId, whereabouts.Subject);
        await presence.TellAsync(Context.ConnectionAborted);
    }

    [HubMethodName(ConsoleMethods.Edit)]
    public async Task<EditLease> EditAsync(EditWish wish)
    {
        Check(wish);
        return await AskAsync(() => leases.TakeAsync(Context.ConnectionId, By, wish, Context.ConnectionAborted))
            ?? throw new HubException("The store cannot answer; try again.");
    }

    [HubMethodName(ConsoleMethods.Leave)]
    public async Task LeaveAsync(EditWish wish)
    {
        Check(wish);
        await AskAsync(async () =>
        {
            await leases.LeaveAsync(Context.ConnectionId, wish.Subject, Context.ConnectionAborted);
            return true;
        });
    }

    private static void Check(EditWish wish)
    {
        Check(wish.Subject);
        if (wish.Console is not { Length: >= 1 and <= ConsoleLimit })
            throw new HubException($"A console's name has 1 to {ConsoleLimit} characters.");
    }

    private static void Check(string subject)
    {
        if (subject is not { Length: >= 1 and <= SubjectLimit })
            throw new HubException($"A subject has 1 to {SubjectLimit} characters.");
    }

    /// <returns>Nothing when the console has closed meanwhile, or the store is away: a lease that is not left runs out, and who edits what is said again.</returns>
    private static async Task<T?> AskAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception exception) when (exception is LogUnavailableException or OperationCanceledException)
        {
            return default;
        }
    }
}
