using System.Globalization;
using LiveHub.Client;
using LiveHub.Protocol;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace LiveHub.Cli.Output;

/// <summary>The live ticker on a screen: breaking alerts, newest headlines, how current they are.</summary>
internal sealed class TickerScreen(Terminal terminal, ServerClock clock)
{
    private readonly IAnsiConsole _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Out) });
    private string _state = "connecting";

    public Task ShowAsync(IAsyncEnumerable<LiveChange> changes, CancellationToken cancellationToken) =>
        _console.Live(new Spectre.Console.Text("connecting")).AutoClear(false).StartAsync(async screen =>
        {
            await foreach (var change in changes.WithCancellation(cancellationToken))
            {
                if (change is ConnectionChange connection)
                    _state = connection.State.ToString().ToLowerInvariant() + (connection.Reason is null ? "" : ": " + SafeText.Clean(connection.Reason));
                screen.UpdateTarget(Draw(change.View));
            }
        });

    internal IRenderable Draw(LiveView view)
    {
        var rows = new List<IRenderable>();
        foreach (var alert in view.Alerts(clock.Now))
            rows.Add(new Panel(new Spectre.Console.Text(WatchLine.TextOf(alert), new Style(Color.White, Color.Red, Decoration.Bold))).Expand().BorderColor(Color.Red));
        var table = new Table().Border(TableBorder.None).HideHeaders().Expand();
        table.AddColumn(new TableColumn("time").Width(5).NoWrap()).AddColumn(new TableColumn("headline")).AddColumn(new TableColumn("topic").NoWrap());
        foreach (var entry in view.Items(clock.Now).Take(Math.Max(5, _console.Profile.Height - rows.Count * 3 - 3)))
            table.AddRow(Cell(TimeOf(entry)), Cell(Marked(entry)), Cell(SafeText.Clean(string.Join(' ', entry.Topics))));
        rows.Add(table);
        rows.Add(new Spectre.Console.Text($"{_state} · {view.Counts.Values.Sum()} items · Ctrl+C ends", new Style(Color.Grey)));
        return new Rows(rows);
    }

    private static Spectre.Console.Text Cell(string text) => new(text);

    private static string Marked(WireEntry entry) =>
        entry.Body is ItemFact { Corrections.Count: > 0 } ? WatchLine.TextOf(entry) + " (corrected)" : WatchLine.TextOf(entry);

    private string TimeOf(WireEntry entry) =>
        TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(((ItemFact?)entry.Body)?.PublishedAt ?? entry.Time), terminal.Time.LocalTimeZone)
            .ToString("HH:mm", CultureInfo.InvariantCulture);
}
