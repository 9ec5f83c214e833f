using LiveHub.Testing.Faults;

namespace LiveHub.Checker;

/// <summary>Cuts, stalls, slows down and refuses the connections of readers at random until stopped.</summary>
internal sealed class Saboteur(IReadOnlyList<FaultProxy> proxies, Random random, TimeProvider time)
{
    private const int SlowBytesPerSecond = 20_000;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            Strike(proxies[random.Next(proxies.Count)]);
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(5, 120)), time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        foreach (var proxy in proxies)
            Heal(proxy);
    }

    private void Strike(FaultProxy proxy)
    {
        switch (random.Next(8))
        {
            case <= 2:
                proxy.Cut();
                break;
            case 3:
                proxy.Stall();
                break;
            case 4:
                proxy.BytesPerSecond = SlowBytesPerSecond;
                break;
            case 5:
                proxy.IsRefusing = true;
                proxy.Cut();
                break;
            default:
                Heal(proxy);
                break;
        }
    }

    private static void Heal(FaultProxy proxy)
    {
        proxy.BytesPerSecond = null;
        proxy.IsRefusing = false;
        proxy.Flow();
    }
}
