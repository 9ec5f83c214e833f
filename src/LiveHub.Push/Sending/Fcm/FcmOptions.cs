namespace LiveHub.Push.Sending.Fcm;

/// <summary>How Firebase Cloud Messaging is reached, section <c>Push</c>. Without a service account nothing is sent to phones.</summary>
public sealed class FcmOptions
{
    public const string Section = "Push";

    /// <summary>The file with the service account's key, from the Firebase console.</summary>
    public string? ServiceAccountFile { get; set; }

    /// <summary>The Firebase project; the service account's when null.</summary>
    public string? ProjectId { get; set; }

    /// <summary>Without TLS on this machine only.</summary>
    public Uri BaseAddress { get; set; } = new("https://fcm.googleapis.com/");

    /// <summary>Where tokens are asked for; what the service account's file says when null.</summary>
    public Uri? TokenAddress { get; set; }

    /// <summary>Messages a second, of all nodes together: nine tenths of the quota that a Firebase project begins with. 0 = no limit.</summary>
    public int PerSecond { get; set; } = 9000;

    /// <summary>Requests at the same time, at most; fewer while FCM is slow or says that there are too many.</summary>
    public int Streams { get; set; } = 500;

    /// <summary>FCM answers within some tens of milliseconds; what takes longer than this is not coming.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>A certificate (PEM) that is trusted in place of the machine's, for a stand-in.</summary>
    public string? CertificateFile { get; set; }

    public bool IsConfigured => ServiceAccountFile is { Length: > 0 };
}
