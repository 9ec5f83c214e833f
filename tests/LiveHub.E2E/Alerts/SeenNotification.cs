namespace LiveHub.E2E.Alerts;

/// <summary>A notification as the browser shows it.</summary>
internal sealed record SeenNotification(string Title, string Body, string Dir, string Lang, string Tag, bool Silent, bool Renotify);
