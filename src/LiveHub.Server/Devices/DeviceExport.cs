using System.Buffers;
using System.Text;
using LiveHub.Protocol;
using LiveHub.Push.Devices;

namespace LiveHub.Server.Devices;

/// <summary><c>GET /api/v1/devices/export</c>: all devices, one JSON object a line, as an import takes them.</summary>
internal static class DeviceExport
{
    public const string MediaType = "application/x-ndjson";
    private static readonly byte[] LineEnd = "\n"u8.ToArray();

    /// <remarks>A shard at a time; those who register or leave meanwhile are in it or not. A store that fails on the way cuts the answer off.</remarks>
    public static async Task WriteAsync(HttpContext context, IDeviceRegistry devices)
    {
        var cancellationToken = context.RequestAborted;
        var bounds = await devices.GetBoundsAsync(cancellationToken);
        context.Response.ContentType = MediaType;
        context.Response.Headers.CacheControl = "no-store";
        for (var shard = 0; shard < bounds.Shards; shard++)
        {
            foreach (var device in await devices.ReadShardAsync(shard, cancellationToken))
            {
                var body = DeviceBody.Whole(device);
                body["secretHash"] = Convert.ToHexStringLower(device.SecretHash);
                context.Response.BodyWriter.Write(Encoding.UTF8.GetBytes(body.ToJsonString(WireJson.Options)));
                context.Response.BodyWriter.Write(LineEnd);
            }
            await context.Response.BodyWriter.FlushAsync(cancellationToken);
        }
    }

}
