using LiveHub.Protocol;
using Microsoft.AspNetCore.SignalR;

namespace LiveHub.Client.Tests.Scripted;

/// <summary>One connection that has followed, as the server sees it.</summary>
public sealed class ScriptedReader(HubCallerContext context, ISingleClientProxy client, FollowRequest request)
{
    public FollowRequest Request { get; } = request;

    public string Set { get; } = FollowSet.Of(request.Topics, request.Languages, request.Mode).Id;

    public Task SendAsync(FeedFrame frame) => client.SendAsync(HubMethods.Feed, frame);

    public Task SendAsync(Beat beat) => client.SendAsync(HubMethods.Beat, beat);

    public Task SendAsync(Goodbye goodbye) => client.SendAsync(HubMethods.Goodbye, goodbye);

    /// <summary>A snapshot in one frame.</summary>
    public Task SnapshotAsync(string through, params WireEntry[] entries) =>
        SendAsync(new FeedFrame { Set = Set, Reset = true, Entries = entries, Through = through });

    public Task RunAsync(string through, params WireEntry[] entries) =>
        SendAsync(new FeedFrame { Set = Set, Entries = entries, Through = through });

    /// <summary>Cuts the connection without a word.</summary>
    public void Abort() => context.Abort();
}
