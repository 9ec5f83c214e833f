using LiveHub.Push.Sending;
using LiveHub.Push.Sending.Fcm;

namespace LiveHub.Push.Tests.Sending;

/// <summary>The real way into FCM, with something before single requests that must not happen.</summary>
/// <param name="before">Is told of each request, and whether it is to be validated only.</param>
internal sealed class BentDoor(IFcmDoor inner, Action<PushTarget, bool> before) : IFcmDoor
{
    public IFcmAccess Access => inner.Access;

    public IFcmWire OpenWire() => new BentWire(inner.OpenWire(), before);

    public Task WarmAsync(CancellationToken cancellationToken) => inner.WarmAsync(cancellationToken);

    public void Dispose() => inner.Dispose();

    private sealed class BentWire(IFcmWire inner, Action<PushTarget, bool> before) : IFcmWire
    {
        public Task<FcmAnswer> SendAsync(PushTarget target, AccessHeader access, bool validateOnly)
        {
            before(target, validateOnly);
            return inner.SendAsync(target, access, validateOnly);
        }

        public void Dispose() => inner.Dispose();
    }
}
