using System.Collections.Concurrent;
using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Keys;
using MessagePack;
using Microsoft.AspNetCore.SignalR;

namespace LiveHub.Server.Consoles;

/// <summary>Who is editing what. The vault has the leases, so that of two who begin at once one is first, on whichever node; each node renews those of its own consoles.</summary>
/// <remarks>
/// A console that goes leaves what it was editing. One that drops keeps it for <see cref="Lifetime"/> and has it again when it comes back in time. Any thread.
/// </remarks>
internal sealed partial class EditLeases(IVault vault, IHubContext<ConsoleHub> hub, TimeProvider time, ILogger<EditLeases> logger) : BackgroundService
{
    private const string Collection = "editing";
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Repeat = TimeSpan.FromSeconds(5);

    /// <summary>What each of this node's connections edits; the value is the console's name and whose it is.</summary>
    private readonly ConcurrentDictionary<(string Connection, string Subject), (string Console, string By)> _here = new();
    private IReadOnlyList<EditLease> _told = [];

    /// <returns>The lease in force: the asker's own, or somebody else's.</returns>
    /// <exception cref="LogUnavailableException">The store cannot answer.</exception>
    public async Task<EditLease> TakeAsync(string connection, Actor by, EditWish wish, CancellationToken cancellationToken)
    {
        while (true)
        {
            var item = await vault.ReadAsync(Collection, wish.Subject, cancellationToken);
            var present = item is null ? null : Decode(item);
            var isMine = present?.Console == wish.Console && present.By == by.Id;
            if (present is not null && !isMine && !wish.TakesOver)
                return present;
            var lease = isMine && present is not null
                ? present
                : new EditLease(wish.Subject, wish.Console, by.Id, by.Name, time.GetUtcNow().ToUnixTimeMilliseconds());
            // Another one was faster when this is refused; who it is decides again.
            if (await vault.WriteAsync(Collection, wish.Subject, item?.Version ?? 0, Encode(lease), Lifetime, cancellationToken) is null)
                continue;
            _here[(connection, wish.Subject)] = (wish.Console, by.Id);
            await TellAsync(cancellationToken);
            return lease;
        }
    }

    public async Task LeaveAsync(string connection, string subject, CancellationToken cancellationToken)
    {
        if (await RemoveAsync(connection, subject, cancellationToken))
            await TellAsync(cancellationToken);
    }

    /// <summary>The console has gone. One whose connection broke is waited for.</summary>
    public async Task LeaveAllAsync(string connection, bool isBroken)
    {
        foreach (var (key, _) in _here.Where(edit => edit.Key.Connection == connection))
        {
            if (isBroken)
                _here.TryRemove(key, out _);
            else
                await LeaveAsync(connection, key.Subject, CancellationToken.None);
        }
    }

    /// <summary>Says it to one console that has just come.</summary>
    public async Task TellAsync(IClientProxy console, CancellationToken cancellationToken) =>
        await console.SendAsync(ConsoleMethods.Edits, new Edits(await ReadAsync(cancellationToken)), cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Repeat, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var ((connection, subject), (console, by)) in _here)
                    await RenewAsync(connection, subject, console, by, stoppingToken);
                // One that ran out is nobody's act, so nobody says it.
                if (!(await ReadAsync(stoppingToken)).SequenceEqual(_told))
                    await TellAsync(stoppingToken);
            }
            catch (LogUnavailableException exception)
            {
                LogNotRenewed(logger, exception.Reason, exception);
            }
        }
    }

    private async Task RenewAsync(string connection, string subject, string console, string by, CancellationToken cancellationToken)
    {
        if (await vault.ReadAsync(Collection, subject, cancellationToken) is { } item && Decode(item) is { } lease && lease.Console == console && lease.By == by
            && await vault.WriteAsync(Collection, subject, item.Version, item.Bytes, Lifetime, cancellationToken) is not null)
            return;
        // It was taken over, or the store was away for too long.
        _here.TryRemove((connection, subject), out _);
    }

    private async Task<bool> RemoveAsync(string connection, string subject, CancellationToken cancellationToken) =>
        _here.TryRemove((connection, subject), out var edit)
        && await vault.ReadAsync(Collection, subject, cancellationToken) is { } item && Decode(item) is { } lease && lease.Console == edit.Console && lease.By == edit.By
        && await vault.RemoveAsync(Collection, subject, item.Version, cancellationToken);

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        var leases = await ReadAsync(cancellationToken);
        _told = leases;
        await hub.Clients.All.SendAsync(ConsoleMethods.Edits, new Edits(leases), cancellationToken);
    }

    private async Task<IReadOnlyList<EditLease>> ReadAsync(CancellationToken cancellationToken) =>
        [.. (await vault.ReadAllAsync(Collection, cancellationToken)).Select(Decode)];

    private static byte[] Encode(EditLease lease) => MessagePackSerializer.Serialize(lease, WireMessagePack.Options);

    private static EditLease Decode(VaultItem item) => MessagePackSerializer.Deserialize<EditLease>(item.Bytes, WireMessagePack.Options);

    [LoggerMessage(LogLevel.Warning, "The store cannot say who edits what ({Reason}); it is tried again")]
    private static partial void LogNotRenewed(ILogger logger, LogUnavailableReason reason, Exception exception);
}
