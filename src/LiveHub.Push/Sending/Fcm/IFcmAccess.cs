namespace LiveHub.Push.Sending.Fcm;

/// <summary>The sign-in. Any thread.</summary>
internal interface IFcmAccess
{
    /// <summary>The header that serves now.</summary>
    /// <exception cref="NoAccessException">Google gives none.</exception>
    ValueTask<AccessHeader> GetAsync();

    /// <summary>Says that FCM refused a header.</summary>
    /// <returns>True when another may do better: this one had served until now, or was the first. False when a fresh one was refused again.</returns>
    bool Refuse(AccessHeader refused);
}
