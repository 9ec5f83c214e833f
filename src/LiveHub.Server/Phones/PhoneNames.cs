using LiveHub.Push.Dispatch;

namespace LiveHub.Server.Phones;

/// <summary>Words of the HTTP API for what Push has enumerations for.</summary>
internal static class PhoneNames
{
    public static string Of(SendKind kind) => kind switch
    {
        SendKind.Correction => "correction",
        SendKind.Recall => "recall",
        SendKind.Test => "test",
        SendKind.Canary => "canary",
        _ => "alert",
    };

    /// <param name="accepted">Devices that were reached.</param>
    public static string Of(Send send, long accepted) => send.State switch
    {
        SendState.Ordered => "ordered",
        SendState.Sending => "sending",
        SendState.Stopping => "stopping",
        _ when send.IsStopped => "stopped",
        _ when accepted > 0 || send.Report?.Counts.Done == 0 => "sent",
        _ => "failed",
    };
}
