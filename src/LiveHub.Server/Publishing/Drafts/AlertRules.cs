using MessagePack;

namespace LiveHub.Server.Publishing.Drafts;

/// <summary>The rules of alerts in force.</summary>
/// <remarks>As they are on the desk (<c>settings/alerts</c>). Fields are only ever appended.</remarks>
[MessagePackObject]
internal sealed record AlertRules
{
    [Key(0)] public required ImportanceRule Breaking { get; init; }

    [Key(1)] public required ImportanceRule Major { get; init; }

    [Key(2)] public required ImportanceRule Minor { get; init; }

    [Key(3)] public required int UndoSeconds { get; init; }

    [Key(4)] public required int TypedAbove { get; init; }

    [Key(5)] public required int PerDay { get; init; }

    [Key(6)] public required int PerHour { get; init; }

    [Key(7)] public required double Similarity { get; init; }

    [Key(8)] public required bool LinkCheck { get; init; }

    [Key(9)] public required IReadOnlyList<string> LinkHosts { get; init; }

    [Key(10)] public required bool AudienceRequired { get; init; }

    public static AlertRules Of(AlertOptions options) => new()
    {
        Breaking = new ImportanceRule(options.BreakingToEverybody, options.BreakingToTopics),
        Major = new ImportanceRule(options.MajorToEverybody, options.MajorToTopics),
        Minor = new ImportanceRule(options.MinorToEverybody, options.MinorToTopics),
        UndoSeconds = options.UndoSeconds,
        TypedAbove = options.TypedAbove,
        PerDay = options.PerDay,
        PerHour = options.PerHour,
        Similarity = options.Similarity,
        LinkCheck = options.LinkCheck,
        LinkHosts = options.LinkHosts,
        AudienceRequired = options.AudienceRequired,
    };

    /// <summary>How many others have to agree.</summary>
    public int ApprovalsFor(string importance, bool isToEverybody)
    {
        var rule = importance switch { Importances.Breaking => Breaking, Importances.Minor => Minor, _ => Major };
        return isToEverybody ? rule.Everybody : rule.Topics;
    }
}
