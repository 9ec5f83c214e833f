using LiveHub.Protocol;
using LiveHub.Server.Publishing.Drafts;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Publishing.Alerts;

/// <summary>Reads the fields of an alert from a request.</summary>
internal static class AlertForm
{
    /// <summary>Web practice: a breaking alert that is older than this is news, not an alert.</summary>
    private const long StandardLife = 20 * 60 * 1000;
    private const long LongestLife = 24 * 60 * 60 * 1000;

    /// <summary>When an alert ends whose editor did not say it.</summary>
    public static long EndOf(long start) => start + StandardLife;

    public static AlertFact Fired(ObjectReader form, string importance, IReadOnlyList<Text> texts, long now)
    {
        var startsAt = form.Optional("startsAt", now, now, field => field.Time());
        var expiresAt = form.Optional("expiresAt", EndOf(startsAt), EndOf(startsAt), field => field.Time());
        CheckLife(form, startsAt, expiresAt, now);
        return new AlertFact
        {
            Texts = texts,
            Importance = Importances.OnTheWeb(importance),
            Url = form.Optional("url", null, null, field => field.Address()),
            Item = form.Optional("item", null, null, field => field.Slug()),
            StartsAt = startsAt,
            ExpiresAt = expiresAt,
            UpdatedAt = now,
        };
    }

    public static AlertFact Updated(ObjectReader form, AlertFact alert, long now)
    {
        var texts = form.Kept("texts", alert.Texts, field => field.Texts(TextLimits.Line));
        var language = texts.Concat(alert.Texts).First().Lang;
        var updated = alert with
        {
            Texts = texts,
            Url = form.Optional("url", alert.Url, null, field => field.Address()),
            ExpiresAt = form.Kept("expiresAt", alert.ExpiresAt, field => field.Time()),
            Correction = form.Optional("correction", alert.Correction, null, field => field.Text(TextLimits.Reason, language)),
            UpdatedAt = now,
        };
        if (form.Has("expiresAt"))
            CheckLife(form, alert.StartsAt, updated.ExpiresAt, now);
        return updated;
    }

    /// <summary>An update that must say what is right now, and may say what was wrong.</summary>
    public static AlertFact Corrected(ObjectReader form, AlertFact alert, long now)
    {
        form.Demand("texts");
        return Updated(form, alert, now);
    }

    public static AlertFact Recalled(ObjectReader form, AlertFact alert, long now) => alert with
    {
        Clearance = new Clearance(now, Withdrawn: true, form.Optional("reason", null, null, field => field.Text(TextLimits.Reason, alert.Texts[0].Lang))),
        UpdatedAt = now,
    };

    public static AlertFact Cleared(ObjectReader form, AlertFact alert, long now) => alert with
    {
        Clearance = new Clearance(
            now,
            form.Optional("withdrawn", false, false, field => field.Flag()),
            form.Optional("reason", null, null, field => field.Text(TextLimits.Reason, alert.Texts[0].Lang))),
        UpdatedAt = now,
    };

    private static void CheckLife(ObjectReader form, long startsAt, long expiresAt, long now)
    {
        if (expiresAt <= startsAt || expiresAt > startsAt + LongestLife)
            form.Fault("expiresAt", "out-of-range", "An alert ends after its start and within 24 hours of it.");
        else if (expiresAt <= now)
            form.Fault("expiresAt", "in-the-past", "Nobody would see the alert; use /clear to end it.");
    }
}
