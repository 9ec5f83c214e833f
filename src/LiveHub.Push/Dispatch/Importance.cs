namespace LiveHub.Push.Dispatch;

/// <summary>How much a phone alert weighs against what its reader asked for.</summary>
public enum Importance
{
    /// <summary>Dropped in quiet hours and above the daily cap.</summary>
    Minor,

    /// <summary>Held until quiet hours end if the alert lives so long; dropped above the daily cap.</summary>
    Major,

    /// <summary>As major, but may override quiet hours and caps when its order gives a reason.</summary>
    Breaking,
}
