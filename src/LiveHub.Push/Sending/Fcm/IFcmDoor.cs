namespace LiveHub.Push.Sending.Fcm;

/// <summary>A way into FCM: signs in and makes single requests. Everything around them, from the pace to what an error asks for, is the same for each.</summary>
internal interface IFcmDoor : IDisposable
{
    IFcmAccess Access { get; }

    IFcmWire OpenWire();

    /// <summary>Opens connections, so that the first message does not wait for them.</summary>
    Task WarmAsync(CancellationToken cancellationToken);
}
