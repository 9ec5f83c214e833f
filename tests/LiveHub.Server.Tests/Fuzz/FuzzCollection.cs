namespace LiveHub.Server.Tests.Fuzz;

/// <summary>One after the other: each would take all the machine has.</summary>
[CollectionDefinition(nameof(FuzzCollection))]
public sealed class FuzzCollection;
