using LiveHub.Protocol;
using LiveHub.Server.Keys;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace LiveHub.Server.Consoles;

/// <summary>The editors' hub: who is there, and "look again". What it says may be lost; the desk is the truth.</summary>
[Authorize(Permissions.Write)]
internal sealed class ConsoleHub(ConsolePresence presence, ConsoleRevocations revocations) : Hub
{
    private const int SubjectLimit = 200;

    public override async Task OnConnectedAsync()
    {
        revocations.Enter(Context);
        presence.Enter(Context, Actor.Of(Context.User ?? new System.Security.Claims.ClaimsPrincipal()));
        await presence.TellAsync(Context.ConnectionAborted);
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        revocations.Leave(Context.ConnectionId);
        presence.Leave(Context.ConnectionId);
        await presence.TellAsync(CancellationToken.None);
    }

    [HubMethodName(ConsoleMethods.Look)]
    public async Task LookAsync(Whereabouts whereabouts)
    {
        if (whereabouts.Subject is { Length: > SubjectLimit })
            throw new HubException($"A subject has {SubjectLimit} characters at most.");
        presence.Look(Context.ConnectionId, whereabouts);
        await presence.TellAsync(Context.ConnectionAborted);
    }
}
