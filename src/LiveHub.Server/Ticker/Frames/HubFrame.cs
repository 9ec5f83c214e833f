using LiveHub.Server.Reading;
using Microsoft.AspNetCore.SignalR;

namespace LiveHub.Server.Ticker.Frames;

/// <summary>Bytes that go to any number of readers as they are: one or more whole hub messages in one encoding.</summary>
internal sealed class HubFrame
{
    private HubFrame(WireForm form, byte[] bytes)
    {
        Bytes = bytes;
        Message = new SerializedHubMessage([new SerializedMessage(form == WireForm.MessagePack ? "messagepack" : "json", bytes)]);
    }

    public ReadOnlyMemory<byte> Bytes { get; }

    public SerializedHubMessage Message { get; }

    public static HubFrame Feed(WireForm form, in FrameParts parts) =>
        new(form, form == WireForm.MessagePack ? MessagePackFrames.Feed(parts) : JsonFrames.Feed(parts));

    /// <summary>A call of a client method with one structure.</summary>
    public static HubFrame Call<T>(WireForm form, string method, T argument) =>
        new(form, form == WireForm.MessagePack ? MessagePackFrames.Call(method, argument) : JsonFrames.Call(method, argument));

    /// <summary>Several messages in one write: both hub protocols delimit their messages themselves.</summary>
    public static HubFrame Join(WireForm form, HubFrame first, HubFrame second) => new(form, [.. first.Bytes.Span, .. second.Bytes.Span]);
}
