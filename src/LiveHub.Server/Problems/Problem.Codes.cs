using System.Text.Json.Nodes;
using LiveHub.Feed;
using LiveHub.Protocol;
using LiveHub.Server.Publishing.Drafts;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Problems;

/// <summary>The table of codes in docs/http-api.md.</summary>
internal sealed partial class Problem
{
    public static Problem Malformed(string detail) => new(400, "malformed", "The body is not usable JSON.") { Detail = detail };

    public static Problem Invalid(FieldErrors errors) => new(400, "invalid", "Some fields are wrong.") { Errors = errors.Items };

    public static Problem KeyRequired() => new(401, "key-required", "This needs a key (Authorization: Bearer KEY) or a session.");

    public static Problem KeyUnknown() => new(401, "key-unknown", "This key does not exist or was revoked.");

    public static Problem SignInRequired() => new(401, "sign-in-required", "Nobody is signed in.");

    public static Problem SessionEnded() => new(401, "session-ended", "The session has ended; sign in again.");

    public static Problem WrongPassword() => new(401, "wrong-password", "The name or the password is wrong.");

    public static Problem LockedOut(TimeSpan pause) => new(429, "locked-out", "Too many wrong passwords.") { RetryAfter = pause };

    public static Problem CsrfFailed() =>
        new(403, "csrf-failed", "A write with a session comes from a page of this server and has X-CSRF as GET /api/v1/session says it.");

    public static Problem NotPermitted(string permission) => new(403, "not-permitted", $"The key lacks the permission {permission}.");

    public static Problem TopicOutOfScope(string detail) => new(403, "topic-out-of-scope", "The key is limited to other topics.") { Detail = detail };

    public static Problem NotFound(string detail) => new(404, "not-found", "There is nothing here.") { Detail = detail };

    public static Problem WrongMethod(IReadOnlyList<string> allowed) => new(405, "wrong-method", "This address has no such method.") { Allow = allowed };

    public static Problem Exists(string detail) => new(409, "exists", "The name is taken.") { Detail = detail };

    public static Problem TopicFrozen(string topic) =>
        new(409, "topic-frozen", "The topic is frozen: it takes no new items now.") { Detail = $"{topic} is frozen. Send it again when it runs again." };

    public static Problem NotHeld(JsonNode current) => new(409, "not-held", "The item does not wait any more.") { Current = current };

    public static Problem LastAdmin() => new(409, "last-admin", "Nobody else may manage keys and people; let somebody do so first.");

    public static Problem WrongSecret() => new(403, "wrong-secret", "This is not the secret that the device was registered with.");

    public static Problem TestListFull(int limit) => new(409, "test-list-full", $"The test list has {limit} devices; take one off first.");

    public static Problem Retracted(ItemFact item) =>
        new(410, "retracted", "The item was retracted.") { Detail = item.Retraction?.Reason.Value, Headline = item.Headline };

    public static Problem Removed(Protocol.Text? headline, string? url) =>
        new(410, "removed", "The item is too old to be kept here.") { Headline = headline, Url = url };

    public static Problem LinkUsed() => new(410, "link-used", "This link was used, has been replaced, or is older than a day. Ask for another one.");

    public static Problem Cleared() => new(410, "cleared", "The alert was cleared and cannot change any more.");

    public static Problem RevisionConflict(JsonNode? current) =>
        new(412, "revision-conflict", "The resource has changed since the revision this builds on.") { Current = current };

    public static Problem TooLarge(int limit) => new(413, "too-large", $"A request may have {limit} bytes.");

    public static Problem NotJson() => new(415, "not-json", "Send application/json in UTF-8.");

    public static Problem NotLines() => new(415, "not-lines", "Send application/x-ndjson: a JSON object a line, in UTF-8.");

    public static Problem KeyReused() => new(422, "key-reused", "This Idempotency-Key was used for another request.");

    public static Problem RevisionRequired() =>
        new(428, "revision-required", "Say which revision this builds on: If-Match: \"3\", or * for whatever is current.");

    public static Problem RevisionNumberRequired() =>
        new(428, "revision-required", "Say which revision was looked at: If-Match: \"3\". An asterisk is not taken here.");

    /// <summary>A stored draft cannot go out like this.</summary>
    public static Problem NotReady(FieldErrors errors) => new(422, "not-ready", "The draft cannot go out like this.") { Errors = errors.Items };

    public static Problem ConfirmationNeeded(IReadOnlyList<Needed> needed) =>
        new(409, "confirmation-needed", "This is typed, not clicked.") { Detail = string.Join(" ", needed.Select(one => one.Reason)), Needed = needed };

    public static Problem WrongState(string detail, JsonNode? current) =>
        new(409, "wrong-state", "This cannot be done to it now.") { Detail = detail, Current = current };

    public static Problem Submitted(JsonNode current) =>
        new(409, "submitted", "It was asked to go out and cannot be changed; cancel it first.") { Current = current };

    /// <summary>Somebody else has sent something meanwhile that makes this a repetition, or too much.</summary>
    public static Problem Overtaken(Needed by) => new(409, "overtaken", "Another alert has gone out meanwhile.") { Detail = by.Reason };

    public static Problem OwnRequest() =>
        new(403, "own-request", "Somebody else has to agree: who asked for an alert, wrote it or agreed to it already cannot, by whichever key.");

    public static Problem UseCorrect() =>
        new(409, "use-correct", "Others agreed to this text; it changes by /correct, which readers are told of.");

    public static Problem AlertExpired() => new(410, "expired", "The alert has ended; what comes now is another one.");

    public static Problem RateLimited(TimeSpan retryAfter) => new(429, "rate-limited", "Too many requests.") { RetryAfter = retryAfter };

    /// <summary>A server that is about to end takes no more writes: another one does, or this one when it is back.</summary>
    public static Problem Draining() => Unavailable(LogUnavailableReason.Closing);

    public static Problem AudienceChanged(JsonNode current) =>
        new(409, "audience-changed", "The audience is no longer the one that was confirmed.") { Detail = "Look at the estimate again and confirm what it says now.", Current = current };

    public static Problem NothingToCorrect() =>
        new(409, "nothing-sent", "No phone was sent this alert, so there is nothing to correct or to take back there.");

    public static Problem PushNotConfigured() =>
        new(501, "push-not-configured", "Push is not configured on this server.") { Detail = "Give it the service account of a Firebase project (docs/push.md), or send the alert without push." };

    public static Problem PushUnavailable(string fault) => new(503, "push-unavailable", "Phones cannot be reached now.") { Detail = fault, RetryAfter = TimeSpan.FromSeconds(10) };

    public static Problem Unavailable(LogUnavailableReason reason)
    {
        var (code, title, pause) = reason switch
        {
            LogUnavailableReason.DiskFull => ("store-disk-full", "The disk of the store is full.", 10),
            LogUnavailableReason.ReadOnly => ("store-read-only", "The store cannot be written.", 10),
            LogUnavailableReason.MemoryFull => ("store-memory-full", "The memory of the store is full.", 10),
            LogUnavailableReason.NotDurable => ("store-not-durable", "The store would lose what it acknowledges.", 10),
            LogUnavailableReason.Unconfirmed => ("durability-unconfirmed", "The store's replicas have not confirmed the entries.", 1),
            LogUnavailableReason.Closing => ("draining", "This server is being stopped.", 2),
            _ => ("store-unavailable", "The store cannot answer.", 2),
        };
        return new(503, code, title)
        {
            Detail = "Nothing was lost. Repeat the request with the same Idempotency-Key.",
            RetryAfter = TimeSpan.FromSeconds(pause),
        };
    }
}
