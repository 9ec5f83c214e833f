using LiveHub.Push.Sending;
using LiveHub.Push.Sending.FirebaseAdmin;
using LiveHub.StandIn;

namespace LiveHub.Push.Tests.Sending.FirebaseAdmin;

/// <summary>Google's library behind the same contract; compiled with <c>-p:WithFirebaseAdmin=true</c> only.</summary>
public sealed class FirebaseAdminSenderTests : PushSenderContract
{
    /// <summary>The library has no single flight after a refusal.</summary>
    private protected override int MostTokens => 50;

    private protected override (IPushSender Sender, IAsyncDisposable Owner) Create(FcmStandIn standIn, SenderSettings settings, TimeProvider time)
    {
        var owner = new OwnedSender(FirebaseAdminDoor.Open, standIn, settings, time);
        return (owner.Sender, owner);
    }
}
