using LiveHub.E2E;

// One browser and one server for all tests; what each test publishes goes to topics of its own.
[assembly: AssemblyFixture(typeof(Station))]
