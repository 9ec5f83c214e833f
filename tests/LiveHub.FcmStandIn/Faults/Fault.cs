namespace LiveHub.StandIn.Faults;

/// <summary>What may go wrong with a send. README.md says which target brings which.</summary>
public enum Fault
{
    None,

    /// <summary>404 UNREGISTERED.</summary>
    Unregistered,

    /// <summary>404 that says nothing of a device: a wrong address, a proxy.</summary>
    BareNotFound,

    /// <summary>400 INVALID_ARGUMENT, of FCM itself: no token.</summary>
    BadToken,

    /// <summary>The same, in the form that names the field <c>message.token</c>, too.</summary>
    BadTokenField,

    /// <summary>403 SENDER_ID_MISMATCH.</summary>
    SenderMismatch,

    /// <summary>429 with Retry-After in seconds.</summary>
    Quota,

    /// <summary>429 with Retry-After as a date.</summary>
    QuotaDate,

    /// <summary>429 without Retry-After.</summary>
    QuotaBare,

    /// <summary>503.</summary>
    Unavailable,

    /// <summary>503 with Retry-After in seconds.</summary>
    UnavailableAfter,

    /// <summary>500.</summary>
    Internal,

    /// <summary>502 with a page for people.</summary>
    Html502,

    /// <summary>400 with a page for people: a gateway's, nothing of FCM's.</summary>
    Html400,

    /// <summary>413 without a body: a gateway's, nothing of FCM's.</summary>
    Gateway413,

    /// <summary>504 without a body.</summary>
    Gateway504,

    /// <summary>Never answered, never delivered.</summary>
    Hang,

    /// <summary>Delivered, never answered.</summary>
    LostAnswer,

    /// <summary>401 THIRD_PARTY_AUTH_ERROR: the key for Apple's service or for browsers is wrong.</summary>
    ThirdPartyAuth,

    /// <summary>401 that says nothing of a device.</summary>
    Unauthenticated,

    /// <summary>403 that says nothing of a device.</summary>
    Forbidden,

    /// <summary>The stream is refused (RST_STREAM, REFUSED_STREAM): not processed.</summary>
    RefusedStream,

    /// <summary>The connection breaks while the answer is waited for.</summary>
    Cut,
}
