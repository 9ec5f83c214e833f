using System.Net.Sockets;
using LiveHub.Feed;
using Microsoft.Extensions.Options;

namespace LiveHub.Server.Hosting;

/// <summary>Tells an operator why the server does not start, in words instead of a stack.</summary>
internal static class StartFault
{
    /// <summary>Exit code of a server that refused to start (EX_CONFIG of sysexits.h).</summary>
    public const int ExitCode = 78;

    /// <summary>Null for a fault that is not the operator's to mend.</summary>
    public static string? Explain(Exception exception) => exception switch
    {
        UsageException usage => usage.Message,
        OptionsValidationException invalid => "Some settings are wrong:" + string.Concat(invalid.Failures.Select(failure => Environment.NewLine + "  " + failure)),
        AggregateException { InnerExceptions: var all } when all.All(one => one is OptionsValidationException) =>
            "Some settings are wrong:" + string.Concat(all.Cast<OptionsValidationException>().SelectMany(one => one.Failures).Select(failure => Environment.NewLine + "  " + failure)),
        StoreRefusedException refused => refused.Message,
        IOException { InnerException: { } inner } io when IsAddressTrouble(inner) => $"{io.Message} Choose another address with --urls.",
        _ => null,
    };

    private static bool IsAddressTrouble(Exception exception) =>
        exception is SocketException || (exception.InnerException is { } inner && IsAddressTrouble(inner));
}
