namespace LiveHub.Server.Publishing.Drafts;

/// <summary>Rules of alerts until an administrator sets others in the console, section <c>Alerts</c>. Strict by default: who wants it loose says so.</summary>
internal sealed class AlertOptions
{
    public const string Section = "Alerts";

    /// <summary>How many others have to agree to what is breaking and goes to everybody.</summary>
    public int BreakingToEverybody { get; set; } = 1;

    /// <summary>The same for what goes to those who follow certain topics.</summary>
    public int BreakingToTopics { get; set; }

    public int MajorToEverybody { get; set; }

    public int MajorToTopics { get; set; }

    public int MinorToEverybody { get; set; }

    public int MinorToTopics { get; set; }

    /// <summary>Seconds between the last yes and the firing, in which anybody can cancel; 0: none.</summary>
    public int UndoSeconds { get; set; } = 10;

    /// <summary>Devices and readers together above which the name of the audience is typed; 0: never.</summary>
    public int TypedAbove { get; set; } = 100_000;

    /// <summary>Alerts that one audience gets in a day before it takes typed words to send another; 0: no limit.</summary>
    public int PerDay { get; set; } = 4;

    /// <summary>The same for an hour.</summary>
    public int PerHour { get; set; } = 2;

    /// <summary>How alike two texts are, from 0 to 1, for the later one to be a repetition; 0: no text is.</summary>
    public double Similarity { get; set; } = 0.8;

    /// <summary>Whether the link of an alert is asked for before it goes out.</summary>
    public bool LinkCheck { get; set; } = true;

    /// <summary>Hosts in private networks that may be asked for links.</summary>
    public IReadOnlyList<string> LinkHosts { get; set; } = [];

    /// <summary>Whoever fires says to whom: <c>topics</c> may be empty, for everybody, and may not be left out.</summary>
    public bool AudienceRequired { get; set; } = true;
}
