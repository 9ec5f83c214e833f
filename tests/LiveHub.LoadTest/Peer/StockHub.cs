using Microsoft.AspNetCore.SignalR;

namespace LiveHub.LoadTest.Peer;

/// <summary>A ticker as one would write it with stock SignalR: readers join a group, publishers send to it.</summary>
internal sealed class StockHub : Hub
{
    public Task Follow(string topic) => Groups.AddToGroupAsync(Context.ConnectionId, topic);
}
