using System.Collections.Concurrent;
using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Hosting;
using LiveHub.Server.Keys;
using MessagePack;
using Microsoft.AspNetCore.SignalR;

namespace LiveHub.Server.Consoles;

/// <summary>Who has a console open. Each node keeps its own and says them on the board; the sum goes to everybody when it changes. Any thread.</summary>
internal sealed partial class ConsolePresence(
    INodeBoard board, IHubContext<ConsoleHub> hub, NodeName node, TimeProvider time, ILogger<ConsolePresence> logger) : BackgroundService
{
    private const string Subject = "presence";

    /// <summary>Also how soon the editors of a node that died are gone.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Repeat = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, EditorPresence> _here = new(StringComparer.Ordinal);
    private IReadOnlyList<EditorPresence> _told = [];

    public void Enter(HubCallerContext connection, Actor by) => _here[connection.ConnectionId] =
        new EditorPresence(connection.ConnectionId, by.Name, Subject: null, time.GetUtcNow().ToUnixTimeMilliseconds(), by.Id);

    public void Look(string connection, string? subject)
    {
        if (_here.TryGetValue(connection, out var editor))
            _here.TryUpdate(connection, editor with { Subject = subject }, editor);
    }

    public void Leave(string connection) => _here.TryRemove(connection, out _);

    /// <summary>Says this node's editors on the board and the sum to every console of every node.</summary>
    public async Task TellAsync(CancellationToken cancellationToken)
    {
        try
        {
            var editors = await SumAsync(cancellationToken);
            _told = editors;
            await hub.Clients.All.SendAsync(ConsoleMethods.Presence, new Presence(editors), cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The console that was to be told has closed while it opened.
        }
        catch (Exception exception)
        {
            // Said again in a moment; an editor's work does not depend on it.
            LogNotTold(logger, exception);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Repeat, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (_here.IsEmpty)
                continue;
            try
            {
                if (!(await SumAsync(stoppingToken)).SequenceEqual(_told))
                    await TellAsync(stoppingToken);
            }
            catch (LogUnavailableException exception)
            {
                LogNotTold(logger, exception);
            }
        }
    }

    private async Task<IReadOnlyList<EditorPresence>> SumAsync(CancellationToken cancellationToken)
    {
        var mine = _here.Values.ToArray();
        if (mine.Length == 0)
            await board.RemoveAsync(Subject, node.Value, cancellationToken);
        else
            await board.PostAsync(Subject, node.Value, MessagePackSerializer.Serialize(mine, WireMessagePack.Options, cancellationToken), Lifetime, cancellationToken);
        var notes = await board.ReadAsync(Subject, cancellationToken);
        return [.. notes.SelectMany(note => MessagePackSerializer.Deserialize<EditorPresence[]>(note.Note, WireMessagePack.Options, cancellationToken))
            .OrderBy(editor => editor.Since).ThenBy(editor => editor.Connection, StringComparer.Ordinal)];
    }

    [LoggerMessage(LogLevel.Warning, "Editors cannot be told who is there; it is tried again")]
    private static partial void LogNotTold(ILogger logger, Exception exception);
}
