using LiveHub.Protocol;
using Microsoft.AspNetCore.SignalR;

namespace LiveHub.Client.Tests.Scripted;

public sealed class ScriptedHub(ScriptedServer server, IHubContext<ScriptedHub> hub) : Hub
{
    public FollowResult Follow(FollowRequest request) => server.Followed(Context, hub.Clients.Client(Context.ConnectionId), request);
}
