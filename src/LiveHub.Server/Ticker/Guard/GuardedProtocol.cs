using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using LiveHub.Protocol;
using LiveHub.Server.Telemetry;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace LiveHub.Server.Ticker.Guard;

/// <summary>A hub protocol that counts what its one connection sends and gives every Close message a code.</summary>
/// <remarks>
/// SignalR asks the resolver for a protocol once per connection, so the counter needs no key. What is not a hub message, or too many of
/// them, ends the connection: stock SignalR says the same fixed sentence whatever the reason, clients get <c>livehub/CODE</c> instead.
/// </remarks>
internal sealed partial class GuardedProtocol(IHubProtocol inner, MessageBudget budget, long maxMessageBytes, LiveHubMetrics metrics) : IHubProtocol
{
    public string Name => inner.Name;

    public int Version => inner.Version;

    public TransferFormat TransferFormat => inner.TransferFormat;

    public bool IsVersionSupported(int version) => inner.IsVersionSupported(version);

    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
    {
        var shown = input.Length;
        message = null;
        try
        {
            if (!inner.TryParseMessage(ref input, binder, out message) && input.Length == shown)
            {
                // SignalR shows at most that many bytes; when they are not enough, the message is larger.
                return shown < maxMessageBytes ? false : throw new CloseException(GoodbyeCodes.FrameTooLarge);
            }
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or CloseException))
        {
            // Whatever a parser throws at hostile bytes, the answer is the same and only this connection ends.
            throw new CloseException(GoodbyeCodes.BadFrame);
        }
        // A whole message of a kind that is not known here. Stock SignalR takes "no message" for "not all of it yet", so it would look at
        // the same bytes for ever and at nothing behind them; a ping in its place has no effect and passes them.
        var isHonestPing = message is PingMessage;
        message ??= PingMessage.Instance;
        return isHonestPing || budget.TrySpend() ? true : throw new CloseException(GoodbyeCodes.RateLimited);
    }

    public void WriteMessage(HubMessage message, IBufferWriter<byte> output) => inner.WriteMessage(Coded(message), output);

    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => inner.GetMessageBytes(Coded(message));

    private HubMessage Coded(HubMessage message)
    {
        if (message is not CloseMessage { Error: { } error } close)
            return message;
        var code = CodePattern().Match(error);
        var text = code.Success ? code.Value : "livehub/" + GoodbyeCodes.InternalError;
        metrics.Goodbye(text["livehub/".Length..]);
        return new CloseMessage(text, close.AllowReconnect);
    }

    [GeneratedRegex("livehub/[a-z-]+", RegexOptions.NonBacktracking)]
    private static partial Regex CodePattern();
}
