using Google.Apis.Util;

namespace LiveHub.Push.Sending.Fcm;

/// <summary>The time that assertions are signed with: this machine's, set right by Google's when Google finds it wrong.</summary>
internal sealed class TokenClock(TimeProvider time) : IClock
{
    private long _ahead;

    public DateTime UtcNow => time.GetUtcNow().UtcDateTime.AddTicks(Interlocked.Read(ref _ahead));

    public DateTime Now => UtcNow.ToLocalTime();

    /// <returns>Whether it was wrong by more than a request takes.</returns>
    public bool SetTo(DateTimeOffset theirs)
    {
        var error = theirs.UtcDateTime - UtcNow;
        if (error.Duration() < TimeSpan.FromSeconds(30))
            return false;
        Interlocked.Add(ref _ahead, error.Ticks);
        return true;
    }
}
