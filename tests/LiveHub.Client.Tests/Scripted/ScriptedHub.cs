using LiveHub.Protocol;
using Microsoft.AspNetCore.SignalR;

namespace LiveHub.Client.Tests.Scripted;

public sealed class ScriptedHub(ScriptedServer server, IHubContext<ScriptedHub> hub) : Hub
{
    public override async Task OnConnectedAsync()
    {
        if (server.AtTheDoor is { } goodbye)
        {
            await Clients.Caller.SendAsync(HubMethods.Goodbye, goodbye);
            Context.Abort();
        }
    }

    public FollowResult Follow(FollowRequest request) => server.Followed(Context, hub.Clients.Client(Context.ConnectionId), request);
}
