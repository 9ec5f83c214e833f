using Microsoft.AspNetCore.SignalR;

namespace LiveHub.Server.Ticker.Guard;

/// <summary>Ends a connection with the Close message <c>livehub/CODE</c>.</summary>
internal sealed class CloseException(string code) : HubException("livehub/" + code);
