namespace LiveHub.Server.Hosting;

/// <summary>What is to be done before the application stops, while everything still works.</summary>
internal sealed class Drain
{
    private readonly List<Func<Task>> _steps = [];

    /// <summary>Readiness fails from the moment this is true.</summary>
    public bool IsDraining { get; private set; }

    /// <summary>The readers have left and the application is about to stop.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Adds a step; steps run in the order in which they were added. Only while the host is being built.</summary>
    public void Add(Func<Task> step) => _steps.Add(step);

    public async Task RunAsync()
    {
        IsDraining = true;
        foreach (var step in _steps)
            await step();
        IsOver = true;
    }
}
