using System.Globalization;

namespace LiveHub.Push.Dispatch;

/// <summary>Names a send: an alert and the revision of it that phones are to show. Each has its own ledger.</summary>
/// <param name="Alert">Id of the alert; a slug.</param>
/// <param name="Revision">From 1.</param>
public readonly record struct SendId(string Alert, long Revision)
{
    public const string SubjectPrefix = "push/";

    /// <summary>Subject of its acts on the desk: <c>push/ALERT.REVISION</c>.</summary>
    public string Subject => SubjectPrefix + this;

    /// <summary>Null when the subject is not one of a send.</summary>
    public static SendId? Of(string subject)
    {
        if (!subject.StartsWith(SubjectPrefix, StringComparison.Ordinal))
            return null;
        var dot = subject.LastIndexOf('.');
        return dot > SubjectPrefix.Length && long.TryParse(subject.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? new SendId(subject[SubjectPrefix.Length..dot], revision)
            : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Alert}.{Revision}");
}
