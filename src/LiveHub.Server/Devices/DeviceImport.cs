using LiveHub.Push.Devices;
using LiveHub.Server.Problems;
using LiveHub.Server.Publishing;
using LiveHub.Server.Requests;
using Microsoft.AspNetCore.Http.Features;

namespace LiveHub.Server.Devices;

/// <summary><c>POST /api/v1/devices/import</c>: takes as many devices as are sent, a line each, and goes on after lines that it cannot take.</summary>
internal sealed class DeviceImport(IDeviceRegistry devices, TimeProvider time)
{
    private const int Batch = 1000;
    private readonly List<(long Line, ImportedDevice Device)> _batch = new(Batch);
    private readonly ImportTally _tally = new();
    private Task _writing = Task.CompletedTask;

    /// <remarks>What a store that fails on the way has taken is kept; sending all again changes nothing about it.</remarks>
    public static async Task<IResult> TakeAsync(HttpContext context, IDeviceRegistry devices, TimeProvider time)
    {
        if (context.Request.ContentType is not { } type || !type.StartsWith(DeviceExport.MediaType, StringComparison.OrdinalIgnoreCase))
            return Problem.NotLines();
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
        var import = new DeviceImport(devices, time);
        try
        {
            await import.ReadAsync(context);
        }
        finally
        {
            await import._writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // Its fault was told if it was the first.
        }
        return new Answer(import._tally.ToBody());
    }

    private async Task ReadAsync(HttpContext context)
    {
        var line = 0L;
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        await foreach (var bytes in ImportLines.ReadAsync(context.Request.BodyReader, context.RequestAborted))
        {
            line++;
            if (bytes is { } text && text.Span.Trim(" \t\r"u8).IsEmpty)
                continue;
            var errors = new FieldErrors();
            if (bytes is null)
                errors.Add("", "too-large", $"A line may have {ImportLines.Longest} bytes.");
            if (bytes is { } given && ImportForm.Read(given, now, errors) is { } device)
                _batch.Add((line, device));
            else
                _tally.Fault(line, errors);
            if (_batch.Count == Batch)
                await HandOverAsync(now, context.RequestAborted);
        }
        await HandOverAsync(now, context.RequestAborted);
        await _writing;
    }

    /// <summary>Lets one batch be written while the next one is read.</summary>
    private async Task HandOverAsync(long now, CancellationToken cancellationToken)
    {
        await _writing;
        var batch = _batch.ToList();
        _batch.Clear();
        _writing = Task.Run(() => WriteAsync(batch, now, cancellationToken), cancellationToken);
    }

    private async Task WriteAsync(List<(long Line, ImportedDevice Device)> batch, long now, CancellationToken cancellationToken)
    {
        var outcomes = await devices.PutAsync([.. batch.Select(one => one.Device.Registration)], now, cancellationToken);
        foreach (var ((line, device), outcome) in batch.Zip(outcomes))
        {
            if (outcome == PutOutcome.WrongSecret)
            {
                var errors = new FieldErrors();
                errors.Add("/secretHash", "wrong-secret", "The device is registered here with another secret.");
                _tally.Fault(line, errors);
                continue;
            }
            if (device.IsTest)
                await devices.SetTestAsync(device.Registration.Id, isTest: true, cancellationToken);
            _tally.Count(outcome);
        }
    }
}
