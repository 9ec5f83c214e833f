using System.Globalization;

namespace LiveHub.Testing.Fuzz;

/// <summary>A run of fuzz cases: for so long, from one seed. Set <c>LIVEHUB_SEED</c> to draw the same cases again.</summary>
public sealed class FuzzRun
{
    private readonly TimeSpan _length;
    private long? _started;

    /// <param name="smoke">Seconds inside <c>./test</c>.</param>
    /// <param name="full">Seconds under <c>./test --fuzz</c>.</param>
    public FuzzRun(int smoke, int full)
    {
        _length = TimeSpan.FromSeconds(LongRun.Of(smoke, full));
        Seed = int.TryParse(Environment.GetEnvironmentVariable("LIVEHUB_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : Random.Shared.Next(1_000_000);
        Random = new Random(Seed);
        Bytes = new ByteMutator(Random);
        Json = new JsonMutator(Random);
    }

    public int Seed { get; }

    public Random Random { get; }

    public ByteMutator Bytes { get; }

    public JsonMutator Json { get; }

    /// <summary>Cases begun so far.</summary>
    public int Cases { get; private set; }

    /// <summary>Whether there is time for another case, which is then counted. The time begins with the first.</summary>
    public bool Next()
    {
        _started ??= TimeProvider.System.GetTimestamp();
        if (TimeProvider.System.GetElapsedTime(_started.Value) >= _length)
            return false;
        Cases++;
        return true;
    }

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Random.Next(choices.Count)];

    public override string ToString() => $"{Cases} cases in {_length.TotalSeconds:0} s, LIVEHUB_SEED={Seed}";
}
