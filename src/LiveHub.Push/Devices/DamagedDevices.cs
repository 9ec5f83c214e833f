using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace LiveHub.Push.Devices;

/// <summary>Tells of devices whose rows cannot be read, each once: shards are read every few seconds. Any thread.</summary>
internal sealed partial class DamagedDevices(ILogger logger)
{
    private readonly ConcurrentDictionary<int, bool> _told = new();

    public void Tell(int ordinal)
    {
        if (_told.TryAdd(ordinal, true))
            LogDamaged(logger, ordinal, _told.Count);
    }

    [LoggerMessage(LogLevel.Error, "The row of device {Ordinal} is damaged; it is sent nothing until it registers again. {Count} such rows so far")]
    private static partial void LogDamaged(ILogger logger, int ordinal, int count);
}
