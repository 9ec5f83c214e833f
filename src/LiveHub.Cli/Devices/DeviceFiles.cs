using System.Globalization;
using System.Text.Json.Nodes;

namespace LiveHub.Cli.Devices;

/// <summary>Devices to a file and from one, with a word on how far it is.</summary>
internal static class DeviceFiles
{
    // Small enough to be answered within an attempt, and for progress that moves.
    private const int LinesAtOnce = 5000;

    public static async Task<int> ExportAsync(Session session, string file, CancellationToken cancellationToken)
    {
        try
        {
            var lines = 0L;
            // Complete or not there: half a registry is not to be taken for a whole one.
            var part = file + ".part";
            if (File.Exists(file))
                throw new UsageException($"{file} is there already.");
            await using (var stream = DeviceLines.Create(part))
            {
                lines = await session.Api.CopyAsync("api/v1/devices/export", stream, done => Progress(session, $"{Number(done)} devices"), cancellationToken);
            }
            File.Move(part, file, overwrite: false);
            EndProgress(session);
            return session.Show(new JsonObject { ["devices"] = lines, ["file"] = file }, $"{Number(lines)} devices written to {file}.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file}: {exception.Message}");
        }
    }

    public static async Task<int> ImportAsync(Session session, string file, CancellationToken cancellationToken)
    {
        var sum = new ImportSum();
        try
        {
            await using var stream = File.OpenRead(file);
            await foreach (var (lines, bytes) in DeviceLines.ReadAsync(stream, LinesAtOnce, cancellationToken))
            {
                sum.Add((await session.Api.SendLinesAsync("devices/import", bytes, cancellationToken)).Body, lines);
                Progress(session, $"{Number(sum.Lines)} lines, {100 * stream.Position / Math.Max(1, stream.Length)} %");
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file}: {exception.Message}");
        }
        EndProgress(session);
        foreach (var fault in sum.FaultLines())
            await session.Terminal.Error.WriteLineAsync(fault);
        session.Show(sum.ToJson(), $"{Number(sum.Added)} added, {Number(sum.Replaced)} replaced, {Number(sum.Outdated)} seen later here, {Number(sum.Faulty)} faulty");
        return sum.Faulty == 0 ? ExitCodes.Ok : ExitCodes.Refused;
    }

    private static void Progress(Session session, string text)
    {
        if (session.Json || !session.Terminal.CanRedraw)
            return;
        session.Terminal.Out.Write("\r" + text);
        session.Terminal.Out.Flush();
    }

    private static void EndProgress(Session session)
    {
        if (!session.Json && session.Terminal.CanRedraw)
            session.Terminal.Out.WriteLine();
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
