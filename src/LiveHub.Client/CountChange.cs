namespace LiveHub.Client;

/// <summary>The item counts of topics changed; they are in the view.</summary>
public sealed record CountChange(LiveView View) : LiveChange(View);
