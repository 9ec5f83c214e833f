using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace LiveHub.Feed.Redis;

/// <summary>Keeps what a node knows of a log's tail true: hears the bells, and asks the store itself now and then and whenever there is doubt.</summary>
/// <remarks>
/// 1. A bell goes to the tail. 2. The store is asked at the pace of the safety poll, at once after a bell that did not fit, and at once
/// when the connection was lost or is back. 3. Each answer also sets the node's clock. 4. No answer for a while: the tail tells those who wait.
/// </remarks>
internal sealed partial class RedisWatch(
    RedisLogReads reads, RedisTail tail, RedisStoreOptions options, StoreClock clock, ILogger logger, Func<Action<ReadOnlyMemory<byte>>, Task> subscribe) : IAsyncDisposable
{
    // A connection that is lost is usually back within this; readers need not hear of it.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LookTimeout = TimeSpan.FromSeconds(1);

    private readonly ILogger _logger = logger;
    private readonly Channel<bool> _nudges = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _stopping = new();
    private bool _isHearing;
    private Task? _loop;

    /// <summary>Asks the store once, then goes on by itself.</summary>
    /// <exception cref="LogUnavailableException">The store did not answer.</exception>
    public async Task StartAsync()
    {
        if (!_isHearing)
            await subscribe(Hear);
        _isHearing = true;
        await LookAsync(_stopping.Token);
        _loop ??= Task.Run(RunAsync);
    }

    private void Hear(ReadOnlyMemory<byte> bytes)
    {
        if (Bell.TryRead(bytes) is not { } bell)
        {
            LogBadBell();
            LookAgain();
        }
        else if (tail.Ring(bell))
        {
            _nudges.Writer.TryWrite(true);
        }
    }

    /// <summary>Nothing is read from memory until the store has been asked, which is done at once.</summary>
    public void LookAgain()
    {
        tail.Doubt();
        _nudges.Writer.TryWrite(true);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        if (_loop is not null)
            await _loop;
        tail.Fail(new LogUnavailableException(LogUnavailableReason.Closing, "The store is being closed."));
        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        long? failingSince = null;
        while (!_stopping.IsCancellationRequested)
        {
            var started = clock.GetTimestamp();
            var pause = options.SafetyPoll;
            try
            {
                await LookAsync(_stopping.Token);
                failingSince = null;
            }
            catch (LogUnavailableException exception)
            {
                failingSince ??= started;
                if (clock.GetElapsedTime(failingSince.Value) >= Patience)
                    tail.Fail(exception);
                pause = RetryPause;
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // An answer that cannot be read: the loop must outlive it.
                LogBadAnswer(exception);
                tail.Fail(new LogUnavailableException(LogUnavailableReason.Failed, "The store gave an answer that cannot be read.", exception));
            }
            await PauseAsync(pause - clock.GetElapsedTime(started));
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var asked = clock.GetTimestamp();
        var known = tail.Known;
        LogAnswer answer;
        try
        {
            answer = await reads.ReadAsync(known, 0, cancellationToken).WaitAsync(LookTimeout, clock, cancellationToken);
        }
        catch (TimeoutException exception)
        {
            throw new LogUnavailableException(LogUnavailableReason.Failed, "The store in Redis does not answer in time.", exception);
        }
        if (options.StoreTime is null)
            clock.Correct(answer.Time, asked);
        if (tail.Learn(answer.Bounds, answer.Verdict == PointVerdict.Fork))
            _nudges.Writer.TryWrite(true);
    }

    private async Task PauseAsync(TimeSpan pause)
    {
        if (pause <= TimeSpan.Zero)
            return;
        using var timer = new CancellationTokenSource(pause, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, _stopping.Token);
        try
        {
            await _nudges.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            // Time for the next look, or the end.
        }
    }
}
