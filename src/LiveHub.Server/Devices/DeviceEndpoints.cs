using LiveHub.Push.Devices;
using LiveHub.Server.Keys;
using LiveHub.Server.Problems;
using LiveHub.Server.Publishing;
using LiveHub.Server.Ticker;

namespace LiveHub.Server.Devices;

/// <summary>The rows of docs/http-api.md that begin with <c>/devices</c>, and <c>/test-devices</c>.</summary>
internal static class DeviceEndpoints
{
    public static void MapDevices(this RouteGroupBuilder api)
    {
        var own = api.MapGroup("/devices/{id}").RequireCors(ReaderCors.DevicePolicy);
        own.MapGet("", FindAsync).RequireAuthorization(Policies.Reader);
        var writes = own.MapGroup("").AsReaderWrites();
        writes.MapPut("", PutAsync);
        writes.MapPatch("", ChangeTopicsAsync);
        writes.MapDelete("", RemoveAsync);
        writes.MapPost("received", ReceiptEndpoint.NoteAsync);

        api.MapGet("/devices", CensusEndpoint.GetAsync).RequireAuthorization(Permissions.Push).WithMetadata(new NeededPermission(Permissions.Push));
        var tests = api.MapGroup("/test-devices/{id}").AsWrites(Permissions.Test);
        tests.MapPut("", AddTestAsync);
        tests.MapDelete("", RemoveTestAsync);

        api.MapGet("/devices/export", DeviceExport.WriteAsync).RequireAuthorization(Permissions.Admin).WithMetadata(new NeededPermission(Permissions.Admin));
        api.MapGroup("/devices/import").AsWrites(Permissions.Admin).MapPost("", DeviceImport.TakeAsync);
    }

    private static Task<IResult> PutAsync(string id, WriteRequest write, HttpRequest request, DeviceWrites devices, CancellationToken cancellationToken) =>
        devices.PutAsync(id, write, request, cancellationToken);

    private static Task<IResult> ChangeTopicsAsync(string id, WriteRequest write, HttpRequest request, DeviceWrites devices, CancellationToken cancellationToken) =>
        devices.ChangeTopicsAsync(id, write, request, cancellationToken);

    private static Task<IResult> FindAsync(string id, HttpContext context, DeviceWrites devices, CancellationToken cancellationToken) =>
        ActAsync(context, devices.FindOwnAsync, devices.FindAsync, id, cancellationToken);

    private static Task<IResult> RemoveAsync(string id, HttpContext context, DeviceWrites devices, CancellationToken cancellationToken) =>
        ActAsync(context, devices.RemoveOwnAsync, devices.RemoveAsync, id, cancellationToken);

    /// <summary>By the device itself; or by an administrator, for somebody who asks what is kept or wants to be deleted and has lost the phone.</summary>
    private static Task<IResult> ActAsync(
        HttpContext context, Func<string, HttpRequest, CancellationToken, Task<IResult>> own, Func<string, CancellationToken, Task<IResult>> any, string id,
        CancellationToken cancellationToken)
    {
        var by = Actor.Of(context.User);
        if (by.Id.Length == 0 || DeviceSecret.IsGiven(context.Request))
            return own(id, context.Request, cancellationToken);
        return by.Allows(Permissions.Admin) ? any(id, cancellationToken) : Task.FromResult<IResult>(Problem.NotPermitted(Permissions.Admin));
    }

    private static async Task<IResult> AddTestAsync(string id, IDeviceRegistry devices, CancellationToken cancellationToken)
    {
        var listed = await devices.ReadTestListAsync(cancellationToken);
        if (listed.Count >= IDeviceRegistry.TestListLimit && listed.All(device => device.Id != id))
            return Problem.TestListFull(IDeviceRegistry.TestListLimit);
        return await devices.SetTestAsync(id, isTest: true, cancellationToken) ? TypedResults.NoContent() : DeviceWrites.NotFound(id);
    }

    private static async Task<IResult> RemoveTestAsync(string id, IDeviceRegistry devices, CancellationToken cancellationToken) =>
        await devices.SetTestAsync(id, isTest: false, cancellationToken) ? TypedResults.NoContent() : DeviceWrites.NotFound(id);
}
