using LiveHub.Push.Sending.Fcm;

namespace LiveHub.Push.Sending.FirebaseAdmin;

/// <summary>Nothing to do: the library signs in by itself, and renews a token that FCM refuses before it says so.</summary>
internal sealed class FirebaseAdminAccess : IFcmAccess
{
    private static readonly AccessHeader Unused = new("", DateTimeOffset.MaxValue, DateTimeOffset.MaxValue, followsRefusal: true);

    public ValueTask<AccessHeader> GetAsync() => ValueTask.FromResult(Unused);

    public bool Refuse(AccessHeader refused) => false;
}
