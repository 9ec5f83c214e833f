namespace LiveHub.Cli.Tests;

/// <summary>For what measures the process: it runs while no other test of the process does.</summary>
[CollectionDefinition(nameof(AloneCollection), DisableParallelization = true)]
public sealed class AloneCollection;
