using System.Collections.Concurrent;
using LiveHub.Server.Desk;
using LiveHub.Server.Keys;
using Microsoft.AspNetCore.SignalR;

namespace LiveHub.Server.Consoles;

/// <summary>Ends the consoles of those whose key, session or permission is gone, on every node as soon as its tail of the desk says so. Any thread.</summary>
internal sealed class ConsoleRevocations(DeskState desk, TimeProvider time) : BackgroundService
{
    /// <summary>How late a session ends whose time is over, which is no entry of the desk.</summary>
    private static readonly TimeSpan Repeat = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, HubCallerContext> _open = new(StringComparer.Ordinal);

    public void Enter(HubCallerContext connection) => _open[connection.ConnectionId] = connection;

    public void Leave(string connection) => _open.TryRemove(connection, out _);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            // Asked before the look, so that no change falls in between.
            var changed = desk.Changed;
            foreach (var connection in _open.Values.Where(connection => !MayStay(connection)))
                connection.Abort();
            using var woken = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(changed, Task.Delay(Repeat, time, woken.Token));
            await woken.CancelAsync();
        }
    }

    private bool MayStay(HubCallerContext connection) =>
        connection.User?.Identity is ActorIdentity identity && desk.ActorBehind(identity.Credential, time.GetUtcNow())?.Allows(Permissions.Write) == true;
}
