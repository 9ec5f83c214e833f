using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LiveHub.Faults.Tests.Matrix.Reading;
using LiveHub.Testing;

namespace LiveHub.Faults.Tests.Matrix.Rivals;

/// <summary>Socket.IO with its Redis-streams adapter and connection state recovery, and its own client in one process.</summary>
internal sealed class SocketIoRival : PeerRival
{
    private static readonly string Folder = Repository.PathOf("tests", "peers", "socketio");
    private readonly TestFolder _folder = new();
    private IReadOnlyList<Seat> _seats = [];
    private Timeline? _timeline;
    private Process? _readers;

    public override string Name => "Socket.IO + Redis streams";

    public override async Task StartAsync(string redis, int nodes)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
        {
            using var install = Process.Start(new ProcessStartInfo("npm", ["ci", "--silent"]) { WorkingDirectory = Folder, UseShellExecute = false })!;
            await install.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(3));
        }
        await base.StartAsync(redis, nodes);
    }

    public override async Task SeatAsync(IReadOnlyList<Seat> seats, Timeline timeline)
    {
        (_seats, _timeline) = (seats, timeline);
        var plan = Path.Combine(_folder.Path, "seats.json");
        await File.WriteAllTextAsync(plan, JsonSerializer.Serialize(seats.Select(seat => seat.Ports)));
        var start = new ProcessStartInfo("node", [Path.Combine(Folder, "readers.mjs"), plan, Result])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        _readers = Process.Start(start) ?? throw new InvalidOperationException("The readers did not start.");
        Assert.Equal("seated", await _readers.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60)));
    }

    public override async Task<int> ShownToSlowestAsync() => int.Parse(await AskAsync("slowest"), CultureInfo.InvariantCulture);

    public override async Task<IReadOnlyList<Sheet>> UnseatAsync()
    {
        Assert.Equal("written", await AskAsync("end"));
        await using var file = File.OpenRead(Result);
        using var result = await JsonDocument.ParseAsync(file);
        return [.. result.RootElement.EnumerateArray().Select((reader, index) => SheetOf(_seats[index], reader))];
    }

    public override async ValueTask DisposeAsync()
    {
        if (_readers is { HasExited: false })
            _readers.Kill();
        _readers?.Dispose();
        await base.DisposeAsync();
        _folder.Dispose();
    }

    protected override PeerProcess NodeOf(string redis) => new("node", [Path.Combine(Folder, "server.mjs"), redis]);

    private string Result => Path.Combine(_folder.Path, "result.json");

    private Sheet SheetOf(Seat seat, JsonElement reader)
    {
        var sheet = new Sheet($"reader {seat.Number}", seat.IsVictim) { Doubled = reader.GetProperty("doubled").GetInt32() };
        foreach (var arrival in reader.GetProperty("arrivals").EnumerateArray())
            sheet.Note(arrival[0].GetInt32(), _timeline!.At(arrival[1].GetDouble()));
        return sheet;
    }

    private async Task<string> AskAsync(string question)
    {
        await _readers!.StandardInput.WriteLineAsync(question);
        return await _readers.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30)) ?? "";
    }
}
