using System.Diagnostics.CodeAnalysis;
using LiveHub.Server.Reading;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace LiveHub.Server.Ticker;

/// <summary>Gives every connection of the ticker hub to a shard. Headlines do not pass through here: the log feeds the shards.</summary>
/// <remarks>Sending by SignalR's own means would be a second way for an entry to reach a reader, without order or cursor; those members throw.</remarks>
internal sealed class TickerLifetimeManager(TickerShards shards) : HubLifetimeManager<TickerHub>
{
    private readonly HubConnectionStore _connections = new();

    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        var shard = shards.Next();
        var subscriber = new Subscriber(connection, connection.Protocol.Name == "json" ? WireForm.Json : WireForm.MessagePack, shard);
        connection.Features.Set(subscriber);
        _connections.Add(connection);
        shard.Connect(subscriber);
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        _connections.Remove(connection);
        if (connection.Features.Get<Subscriber>() is { } subscriber)
            subscriber.Shard.Disconnect(subscriber);
        return Task.CompletedTask;
    }

    /// <summary>For what concerns one connection and is not in the feed: its <c>goodbye</c>.</summary>
    public override Task SendConnectionAsync(string connectionId, string methodName, object?[] args, CancellationToken cancellationToken = default) =>
        _connections[connectionId] is { } connection
            ? connection.WriteAsync(new InvocationMessage(methodName, args), cancellationToken).AsTask()
            : Task.CompletedTask;

    public override Task SendAllAsync(string methodName, object?[] args, CancellationToken cancellationToken = default) => RefuseAsync();

    public override Task SendAllExceptAsync(
        string methodName, object?[] args, IReadOnlyList<string> excludedConnectionIds, CancellationToken cancellationToken = default) => RefuseAsync();

    public override Task SendConnectionsAsync(
        IReadOnlyList<string> connectionIds, string methodName, object?[] args, CancellationToken cancellationToken = default) => RefuseAsync();

    public override Task SendGroupAsync(string groupName, string methodName, object?[] args, CancellationToken cancellationToken = default) => RefuseAsync();

    public override Task SendGroupsAsync(
        IReadOnlyList<string> groupNames, string methodName, object?[] args, CancellationToken cancellationToken = default) => RefuseAsync();

    public override Task SendGroupExceptAsync(
        string groupName, string methodName, object?[] args, IReadOnlyList<string> excludedConnectionIds, CancellationToken cancellationToken = default) => RefuseAsync();

    public override Task SendUserAsync(string userId, string methodName, object?[] args, CancellationToken cancellationToken = default) => RefuseAsync();

    public override Task SendUsersAsync(
        IReadOnlyList<string> userIds, string methodName, object?[] args, CancellationToken cancellationToken = default) => RefuseAsync();

    public override Task AddToGroupAsync(string connectionId, string groupName, CancellationToken cancellationToken = default) => RefuseAsync();

    public override Task RemoveFromGroupAsync(string connectionId, string groupName, CancellationToken cancellationToken = default) => RefuseAsync();

    [DoesNotReturn]
    private static Task RefuseAsync() =>
        throw new NotSupportedException("Readers are reached through the feed: append an entry, the shards deliver it in order.");
}
