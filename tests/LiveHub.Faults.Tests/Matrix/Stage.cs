using LiveHub.Faults.Tests.Matrix.Rivals;
using LiveHub.Testing.Faults;
using LiveHub.Testing.Redis;

namespace LiveHub.Faults.Tests.Matrix;

/// <summary>What a fault can be done to.</summary>
/// <param name="Way">Between the nodes and Redis.</param>
/// <param name="Roads">Before each node; the victims among the readers come by these.</param>
internal sealed record Stage(IRival Rival, RedisServer Redis, FaultProxy Way, IReadOnlyList<FaultProxy> Roads, CancellationToken Token)
{
    public Task WaitAsync(double seconds) => Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System, Token);
}
