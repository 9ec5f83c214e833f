using Google.Apis.Auth.OAuth2;
using Google.Apis.Auth.OAuth2.Responses;
using Google.Apis.Http;

namespace LiveHub.Push.Sending.Fcm;

/// <summary>Signs in at Google and keeps the header that requests carry. Any thread; one sign-in at a time, whoever asks.</summary>
internal sealed class FcmAccess : IFcmAccess, IDisposable
{
    private const string Scope = "https://www.googleapis.com/auth/firebase.messaging";
    private const int Tries = 4;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.25);
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private readonly ServiceAccountCredential _credential;
    private readonly TokenClock _clock;
    private readonly TokenHttp _http;
    private readonly TimeProvider _time;
    private readonly TimeSpan _timeout;
    private volatile AccessHeader? _header;
    private Task<AccessHeader>? _underway;
    private bool _wasRefused;

    public FcmAccess(ServiceAccount account, Func<HttpMessageHandler> createHandler, TimeSpan timeout, TimeProvider time)
    {
        (_time, _timeout) = (time, timeout);
        _clock = new TokenClock(time);
        _http = new TokenHttp(createHandler);
        var initializer = account.CreateInitializer();
        initializer.Scopes = [Scope];
        initializer.Clock = _clock;
        initializer.HttpClientFactory = _http;
        // The retries are ours: these would hide a wait from the alert's clock.
        initializer.DefaultExponentialBackOffPolicy = ExponentialBackOffPolicy.None;
        _credential = new ServiceAccountCredential(initializer);
    }

    public ValueTask<AccessHeader> GetAsync()
    {
        var header = _header;
        var now = _time.GetUtcNow();
        if (header is not null && now < header.RenewAt)
            return ValueTask.FromResult(header);
        var next = RenewAsync();
        if (header is null || now >= header.EndsAt)
            return new ValueTask<AccessHeader>(next);
        // Renewed in good time: nobody waits, and should it fail, whoever asks next begins again.
        _ = next.ContinueWith(static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return ValueTask.FromResult(header);
    }

    public bool Refuse(AccessHeader refused)
    {
        lock (_lock)
        {
            if (_header != refused)
                return _header is not null || !refused.FollowsRefusal || refused.HasWorked;
            _header = null;
            _wasRefused = true;
            return refused.HasWorked || !refused.FollowsRefusal;
        }
    }

    public void Dispose() => _credential.HttpClient.Dispose();

    private Task<AccessHeader> RenewAsync()
    {
        lock (_lock)
            return _underway is { IsCompleted: false } underway ? underway : _underway = Task.Run(SignInAsync);
    }

    private async Task<AccessHeader> SignInAsync()
    {
        var pause = FirstPause;
        var mayCorrectClock = true;
        for (var left = Tries - 1; ; left--)
        {
            try
            {
                return await AskAsync();
            }
            catch (TokenResponseException exception) when (mayCorrectClock && _http.TheirTime is { } theirs && _clock.SetTo(theirs))
            {
                // A machine whose clock is wrong signs assertions that have ended, or have not begun.
                _ = exception;
                mayCorrectClock = false;
            }
            catch (TokenResponseException exception) when (exception.StatusCode is >= System.Net.HttpStatusCode.BadRequest and < System.Net.HttpStatusCode.InternalServerError)
            {
                throw new NoAccessException(
                    $"Google refuses the service account ({exception.Error?.Error}: {exception.Error?.ErrorDescription}). Is its key revoked? Set Push:ServiceAccountFile to a new one.", exception);
            }
            catch (Exception exception) when (exception is HttpRequestException or TokenResponseException or OperationCanceledException)
            {
                if (left == 0)
                    throw new NoAccessException($"Google's token endpoint does not answer ({exception.Message}).", exception);
                await Task.Delay(pause, _time);
                pause *= 2;
            }
        }
    }

    private async Task<AccessHeader> AskAsync()
    {
        using var limit = new CancellationTokenSource(_timeout, _time);
        if (!await _credential.RequestAccessTokenAsync(limit.Token))
            throw new HttpRequestException("It gave no token.");
        var token = _credential.Token;
        var life = TimeSpan.FromSeconds(token.ExpiresInSeconds ?? 3599);
        var now = _time.GetUtcNow();
        lock (_lock)
        {
            _header = new AccessHeader("Bearer " + token.AccessToken, now + (life > RenewBefore * 2 ? life - RenewBefore : life / 2), now + life, _wasRefused);
            _wasRefused = false;
            return _header;
        }
    }
}
