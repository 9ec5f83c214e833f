using Microsoft.AspNetCore.SignalR;

namespace SignalRBackplane;

internal sealed class NewsHub : Hub
{
    public const string Topic = "harbour";

    public Task Follow(string topic) => Groups.AddToGroupAsync(Context.ConnectionId, topic);
}
