namespace LiveHub.E2E;

/// <summary>For what watches motion and timing on a reader's page: on two cores a page that shares them with another test's page misses both.</summary>
[CollectionDefinition(nameof(AloneCollection), DisableParallelization = true)]
public sealed class AloneCollection;
