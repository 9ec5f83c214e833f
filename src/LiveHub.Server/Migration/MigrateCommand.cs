using System.Globalization;
using System.Runtime.InteropServices;
using LiveHub.Feed.Copying;
using LiveHub.Server.Hosting;

namespace LiveHub.Server.Migration;

/// <summary>What <c>migrate</c> does: copies a store that no server uses into an empty one, and tells how far it is.</summary>
internal static class MigrateCommand
{
    private const string Name = "migrate";
    private const int Interrupted = 130;

    /// <summary>Anywhere: a container's entry point puts its own arguments before.</summary>
    public static bool IsAsked(IReadOnlyList<string> args) => args.Contains(Name, StringComparer.Ordinal);

    /// <returns>The exit code: 0 when the copy is complete, that of a refused start when it is not.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        using var stopping = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            var arguments = MigrateArguments.Parse(
                [.. args.SkipWhile(argument => argument != Name).Skip(1)], Environment.GetEnvironmentVariable("Redis__Configuration"));
            var report = await StoreCopy.RunAsync(arguments.From, arguments.To, new CopyTeller(Console.Out, TimeProvider.System), stopping.Token);
            Tell(report.Feed);
            Tell(report.Desk);
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"cursors: {report.Cursors}, items of the vault: {report.VaultItems}"));
            Console.Out.WriteLine("The copy is complete. The source was not changed; start no server on it any more, or the two histories part.");
            return 0;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Interrupted; what was copied has been removed. The source was not changed.");
            return Interrupted;
        }
        catch (Exception exception) when (StartFault.Explain(exception) is { } explanation)
        {
            await Console.Error.WriteLineAsync(explanation);
            return StartFault.ExitCode;
        }

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stopping.Cancel();
        }
    }

    private static void Tell(LogReport log) => Console.Out.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{log.Log}: {log.Entries} entries ({log.Bounds.First.Offset + 1} to {log.Bounds.Tail.Offset} of epoch {log.Bounds.Tail.Epoch}, last link {log.Bounds.Tail.Link}), "
        + $"{log.Subjects} subjects, {log.Keys} idempotency keys, {(log.Checkpoint is { } offset ? $"checkpoint at {offset}" : "no checkpoint")}"));
}
