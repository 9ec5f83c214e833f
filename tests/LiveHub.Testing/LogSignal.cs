using Microsoft.Extensions.Logging;

namespace LiveHub.Testing;

/// <summary>A log that says when something at least so serious was written to it.</summary>
public sealed class LogSignal<T>(LogLevel least) : ILogger<T>
{
    private readonly TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Written => _written.Task;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (logLevel >= least)
            _written.TrySetResult();
    }
}
