using FirebaseAdmin;
using FirebaseAdmin.Messaging;
using Google.Apis.Auth.OAuth2;
using LiveHub.Push.Sending.Fcm;
using FcmOptions = LiveHub.Push.Sending.Fcm.FcmOptions;

namespace LiveHub.Push.Sending.FirebaseAdmin;

/// <summary>The way into FCM by Google's own library. Slower than ours; compiled with <c>-p:WithFirebaseAdmin=true</c> only, and not by CI.</summary>
internal sealed class FirebaseAdminDoor : IFcmDoor
{
    private readonly FcmHandlers _handlers;
    private readonly FirebaseApp _app;
    private readonly FirebaseMessaging _messaging;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;

    private FirebaseAdminDoor(FcmOptions options, ServiceAccount account, TimeProvider time)
    {
        (_timeout, _time) = (options.RequestTimeout, time);
        _handlers = new FcmHandlers(options);
        var initializer = account.CreateInitializer();
        initializer.HttpClientFactory = new TokenHttp(_handlers.Create);
        _app = FirebaseApp.Create(
            new AppOptions
            {
                Credential = GoogleCredential.FromServiceAccountCredential(new ServiceAccountCredential(initializer)),
                ProjectId = account.ProjectId,
                HttpClientFactory = new FirebaseAdminHttp(_handlers, options.BaseAddress, time),
            },
            Guid.NewGuid().ToString());
        _messaging = FirebaseMessaging.GetMessaging(_app);
    }

    public IFcmAccess Access { get; } = new FirebaseAdminAccess();

    public static IFcmDoor Open(FcmOptions options, ServiceAccount account, TimeProvider time) => new FirebaseAdminDoor(options, account, time);

    public IFcmWire OpenWire() => new FirebaseAdminWire(_messaging, _timeout, _time);

    /// <summary>The library offers nothing for it.</summary>
    public Task WarmAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        _app.Delete();
        _handlers.Dispose();
    }
}
