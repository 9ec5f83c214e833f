namespace LiveHub.Push.Sending.Fcm;

/// <summary>Makes one request after the other. Belongs to one worker at a time.</summary>
internal interface IFcmWire : IDisposable
{
    /// <summary>Never throws but for bugs: what may happen to a request is an answer.</summary>
    Task<FcmAnswer> SendAsync(PushTarget target, AccessHeader access, bool validateOnly);
}
