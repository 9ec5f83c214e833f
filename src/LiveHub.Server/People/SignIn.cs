using LiveHub.Feed;
using LiveHub.Server.Desk;
using LiveHub.Server.Problems;

namespace LiveHub.Server.People;

/// <summary>Finds the person of a name and a password. Every refusal is the same, whether the name, the password or both are wrong, and takes as long.</summary>
internal sealed partial class SignIn(DeskState desk, Passwords passwords, Lockout lockout, TimeProvider time, ILogger<SignIn> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <returns>The person, or the refusal when it is null.</returns>
    public async Task<(Person? Person, Problem Refusal)> TryAsync(string name, string password, HttpContext context, CancellationToken cancellationToken)
    {
        if (!await IsLoadedAsync(cancellationToken))
            return (null, Problem.Unavailable(LogUnavailableReason.Failed));
        var id = name.Trim().ToLowerInvariant();
        if (await lockout.BeginAsync(id, context, cancellationToken) is { } pause)
        {
            LogLocked(logger, Keys.Origin.Of(context));
            return (null, Problem.LockedOut(pause));
        }
        var person = desk.Read(fold => fold.People.Find(id));
        if (!await passwords.IsRightAsync(person?.Id, password, cancellationToken) || person is null)
        {
            // The name only when it is one: a hurried hand types the password there.
            LogWrong(logger, person?.Id ?? "nobody known", Keys.Origin.Of(context));
            return (null, Problem.WrongPassword());
        }
        await lockout.ForgiveAsync(id, context, cancellationToken);
        return (person, Problem.WrongPassword());
    }

    /// <summary>A store that is away at the start must not leave requests hanging.</summary>
    private async Task<bool> IsLoadedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await desk.Loaded.WaitAsync(Patience, time, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Sign-in refused: wrong password for {Person}, from {From}")]
    private static partial void LogWrong(ILogger logger, string person, string from);

    [LoggerMessage(LogLevel.Warning, "Sign-in refused: too many wrong passwords, from {From}")]
    private static partial void LogLocked(ILogger logger, string from);
}
