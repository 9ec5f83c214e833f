namespace LiveHub.Push;

/// <summary>The meter of push: every instrument of it is named <c>livehub_push_…</c>.</summary>
public static class PushMeter
{
    public const string Name = "LiveHub.Push";
}
