using System.Globalization;
using System.Text.RegularExpressions;
using LiveHub.Push.Devices;
using LiveHub.Server.Requests;

namespace LiveHub.Server.Devices;

/// <summary>Reads what a device says of itself.</summary>
internal static partial class DeviceForm
{
    /// <summary>Topics that one request may name; fewer are kept.</summary>
    public const int MaxTopics = 200;
    private const int MaxLanguages = 8;
    private const int MaxVersion = 32;
    private const int MaxCap = 100;

    public static DeviceProfile Read(ObjectReader form)
    {
        var languages = form.Required("languages", [], field => field.List(1, MaxLanguages, language => language.Language()));
        if (languages.Distinct(StringComparer.OrdinalIgnoreCase).Count() < languages.Count)
            form.Fault("languages", "duplicate", "Each language once.");
        return new DeviceProfile
        {
            Platform = (Platform)form.Required("platform", 0, field => IndexOf(field, DeviceWords.Platforms)),
            Kind = (TargetKind)form.Required("kind", 0, field => IndexOf(field, DeviceWords.Kinds)),
            Target = form.Required("target", "", field => field.Matching(Target(), "bad-target", "Use the token or id as Firebase gave it: 1 to 4096 visible ASCII characters without \" and \\.")),
            AppVersion = form.Optional<string?>("appVersion", null, null, field => field.Word(MaxVersion)),
            Languages = languages,
            Topics = form.Optional<IReadOnlyList<TopicChoice>>("topics", [], [], Topics),
            Region = form.Optional<string?>("region", null, null, field => field.Matching(Region(), "bad-region", "Use an ISO 3166 code such as EG or RU-MOW.")),
            TimeZone = form.Optional("timeZone", "Etc/UTC", "Etc/UTC", TimeZone),
            Quiet = form.Optional("quietHours", null, null, QuietHours),
            DailyCap = form.Optional<int?>("dailyCap", null, null, field => field.Integer(1, MaxCap)),
        };
    }

    /// <summary>Topics to follow: slugs, or objects with a priority.</summary>
    public static IReadOnlyList<TopicChoice> Topics(Field field)
    {
        var choices = field.List(0, MaxTopics, Choice);
        if (choices.Select(choice => choice.Topic).Distinct(StringComparer.Ordinal).Count() < choices.Count)
            field.Fault("duplicate", "Each topic once.");
        return choices;
    }

    private static TopicChoice Choice(Field field)
    {
        if (field.Value.ValueKind == System.Text.Json.JsonValueKind.String)
            return new TopicChoice(field.Slug());
        var form = field.Object();
        var choice = new TopicChoice(
            form.Required("topic", "", topic => topic.Slug()),
            form.Optional("priority", TopicChoice.StandardPriority, TopicChoice.StandardPriority, priority => priority.Integer(1, 100)));
        form.Finish();
        return choice;
    }

    private static string TimeZone(Field field)
    {
        var name = field.Matching(ZoneName(), "bad-time-zone", "Use an IANA name such as Africa/Cairo.");
        if (ZoneName().IsMatch(name) && !(TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId))
            field.Fault("bad-time-zone", "This time zone is not known here; use an IANA name such as Africa/Cairo.");
        return name;
    }

    private static QuietHours? QuietHours(Field field)
    {
        var form = field.Object();
        var quiet = new QuietHours(form.Required("from", 0, TimeOfDay), form.Required("to", 1, TimeOfDay));
        form.Finish();
        if (quiet.From == quiet.To && form.Has("from") && form.Has("to"))
            field.Fault("empty", "Quiet hours that end when they begin are none; leave them out.");
        return quiet;
    }

    private static int TimeOfDay(Field field)
    {
        var text = field.Matching(HourMinute(), "bad-time-of-day", "Use HH:MM from 00:00 to 23:59.");
        return HourMinute().IsMatch(text)
            ? (int.Parse(text.AsSpan(0, 2), CultureInfo.InvariantCulture) * 60) + int.Parse(text.AsSpan(3), CultureInfo.InvariantCulture)
            : 0;
    }

    private static int IndexOf(Field field, IReadOnlyList<string> words)
    {
        var word = field.Choice(words);
        return Math.Max(0, Enumerable.Range(0, words.Count).FirstOrDefault(index => words[index] == word, -1));
    }

    // It is put into the body of a request to FCM as it is.
    [GeneratedRegex("""^[!#-\[\]-~]{1,4096}\z""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Target();

    [GeneratedRegex(@"^[A-Z]{2}(-[A-Z0-9]{1,3})?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Region();

    // The framework looks for a file of that name.
    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9+_-]*(/[A-Za-z0-9+_-]+){0,3}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ZoneName();

    [GeneratedRegex(@"^([01][0-9]|2[0-3]):[0-5][0-9]\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HourMinute();
}
