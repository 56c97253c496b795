using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Kreisblick.Web.Tests.Fixtures;

/// <summary>Everything that a portal logs, at every level; registered as <c>ILoggerProvider</c>.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> All { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => All.Enqueue(formatter(state, exception));

    public void Dispose() { }
}
