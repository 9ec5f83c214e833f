using System.Runtime.InteropServices;
using LiveHub.StandIn.Access;

namespace LiveHub.StandIn;

/// <summary>Runs the stand-in alone. A class with a name of its own: projects that refer to this one have a Program already.</summary>
internal static class StandInProgram
{
    private const string AccountFile = "service-account.json";
    private const string CertificateFile = "certificate.pem";

    private static async Task<int> Main(string[] args)
    {
        StandInArguments arguments;
        try
        {
            arguments = StandInArguments.Parse(args);
        }
        catch (FormatException exception)
        {
            await Console.Error.WriteLineAsync($"{exception.Message}{Environment.NewLine}{StandInArguments.Usage}");
            return 64;
        }
        Directory.CreateDirectory(arguments.Files);
        var accountFile = Path.Combine(arguments.Files, AccountFile);
        var account = File.Exists(accountFile) ? FcmAccount.FromJson(await File.ReadAllTextAsync(accountFile)) : null;
        await using var standIn = await FcmStandIn.StartAsync(arguments.OptionsWith(account));
        standIn.Faults.Delay = arguments.Delay ?? standIn.Faults.Delay;
        await File.WriteAllTextAsync(accountFile, standIn.ServiceAccountJson);
        var certificateFile = Path.Combine(arguments.Files, CertificateFile);
        await File.WriteAllTextAsync(certificateFile, standIn.CertificatePem);
        Console.WriteLine($"base address     {standIn.BaseAddress}");
        if (standIn.PlainAddress is { } plain)
            Console.WriteLine($"without TLS      {plain}");
        Console.WriteLine($"service account  {accountFile}");
        Console.WriteLine($"certificate      {certificateFile}");
        await UntilStoppedAsync();
        return 0;
    }

    private static async Task UntilStoppedAsync()
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        await stopped.Task;

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stopped.TrySetResult();
        }
    }
}
