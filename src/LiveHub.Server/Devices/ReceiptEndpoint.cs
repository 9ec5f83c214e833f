using LiveHub.Push.Dispatch;
using LiveHub.Push.Ledgers;
using LiveHub.Server.Problems;
using LiveHub.Server.Publishing;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Devices;

/// <summary><c>POST /api/v1/devices/{id}/received</c>: an app says that it has shown an alert.</summary>
internal static class ReceiptEndpoint
{
    /// <summary>By the server's clock, from the order to the receipt: phones' clocks are wrong too often to be counted by.</summary>
    public static async Task<IResult> NoteAsync(
        string id, WriteRequest write, HttpRequest request, DeviceWrites devices, PushDesk desk, ISendLedger ledger, TimeProvider time, CancellationToken cancellationToken)
    {
        var errors = write.Errors.Copy();
        var secret = DeviceSecret.Read(request, errors);
        var form = new ObjectReader(write.Body, "", errors);
        var send = new SendId(form.Required("alert", "", field => field.Slug()), form.Required("revision", 1, field => field.Integer(1, int.MaxValue)));
        form.Finish();
        if (errors.Any)
            return Problem.Invalid(errors);
        var (device, refusal) = await devices.FindOwnAsync(id, secret, cancellationToken);
        if (device is null)
            return refusal;
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        if (desk.Find(send) is not { Order: var order } || order.At < now - (long)OldLedgers.Lifetime.TotalMilliseconds)
            return Problem.NotFound($"No phone was sent revision {send.Revision} of an alert {send.Alert} lately.");
        await ledger.NoteReceiptAsync(send, device.Ordinal, now - order.At <= ISendLedger.InTime.TotalMilliseconds, cancellationToken);
        return TypedResults.NoContent();
    }
}
