using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using LiveHub.Protocol;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace LiveHub.Client;

/// <summary>A hub protocol that tells of a goodbye as soon as it is read.</summary>
/// <remarks>
/// The stock client hands messages to handlers on a task of their own and raises <c>Closed</c> without waiting for it. A goodbye that comes
/// right before the end would then be known after the end, and its plan would count for nothing.
/// </remarks>
internal sealed class FarewellProtocol(IHubProtocol inner, Action<Goodbye> note) : IHubProtocol
{
    public string Name => inner.Name;

    public int Version => inner.Version;

    public TransferFormat TransferFormat => inner.TransferFormat;

    public bool IsVersionSupported(int version) => inner.IsVersionSupported(version);

    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
    {
        if (!inner.TryParseMessage(ref input, binder, out message))
            return false;
        if (message is InvocationMessage { Target: HubMethods.Goodbye, Arguments: [Goodbye goodbye] })
            note(goodbye);
        return true;
    }

    public void WriteMessage(HubMessage message, IBufferWriter<byte> output) => inner.WriteMessage(message, output);

    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => inner.GetMessageBytes(message);
}
