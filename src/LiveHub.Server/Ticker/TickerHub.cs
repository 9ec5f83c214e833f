using LiveHub.Protocol;
using LiveHub.Server.Ticker.Guard;
using Microsoft.AspNetCore.SignalR;

namespace LiveHub.Server.Ticker;

/// <summary>The readers' hub. It takes a follow and hands it to the connection's shard; everything a reader sees comes from there.</summary>
internal sealed class TickerHub(FollowRules rules, ConnectionAdmission admission, TickerDrain drain) : Hub
{
    public override async Task OnConnectedAsync()
    {
        if ((drain.Farewell ?? admission.Enter(Context)) is { } refusal)
        {
            await Clients.Caller.SendAsync(HubMethods.Goodbye, refusal);
            throw new CloseException(refusal.Code);
        }
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        admission.Leave(Context);
        return Task.CompletedTask;
    }

    [HubMethodName(HubMethods.Follow)]
    public async Task<FollowResult> FollowAsync(FollowRequest request)
    {
        if (drain.Farewell is { } farewell)
        {
            // No answer: a refused follow would be final to a client, and the goodbye tells it when to come back.
            await Clients.Caller.SendAsync(HubMethods.Goodbye, farewell);
            Context.Abort();
            return new FollowResult(false, "", farewell.Code, farewell.Message);
        }
        if (rules.Refuse(request) is { } refusal)
            return refusal;
        var set = FollowSet.Of(request.Topics, request.Languages, request.Mode);
        Subscriber.Shard.Follow(Subscriber, set, request);
        return new FollowResult(true, set.Id);
    }

    public void Unfollow(UnfollowRequest request) => Subscriber.Shard.Unfollow(Subscriber, request.Set);

    private Subscriber Subscriber => Context.Features.Get<Subscriber>() ?? throw new InvalidOperationException("The connection has no shard.");
}
