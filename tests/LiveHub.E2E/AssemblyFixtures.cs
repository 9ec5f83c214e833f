using LiveHub.E2E;
using Xunit.Sdk;
using Xunit.v3;

// One browser and one server for all tests; what each test publishes goes to topics of its own.
[assembly: AssemblyFixture(typeof(Station))]

// Two cores: a page that shares them with another test's page misses its motion and its timing.
[assembly: Parallelization(Mode = ParallelMode.None)]
