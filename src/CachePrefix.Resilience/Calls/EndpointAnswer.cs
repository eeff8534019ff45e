using Microsoft.Extensions.AI;

namespace CachePrefix.Resilience;

/// <summary>What one endpoint answered: a whole response, or a stream that has given its first token.</summary>
internal sealed class EndpointAnswer(Endpoint endpoint, DateTimeOffset startedAt, long sent) : IAsyncDisposable
{
    private readonly List<ChatResponseUpdate> _before = [];
    private IAsyncEnumerator<ChatResponseUpdate>? _updates;
    private CancellationTokenSource? _stop;
    private ITimer? _idle;
    private TimeSpan _longestPause;
    private bool _isOver;
    private bool _isDisposed;

    public Endpoint Endpoint => endpoint;

    public DateTimeOffset StartedAt => startedAt;

    public long Sent => sent;

    public ChatResponse? Response { get; private set; }

    /// <summary>What has come of a stream up to its first token.</summary>
    public IReadOnlyList<ChatResponseUpdate> Before => _before;

    /// <summary>The usage that has been reported so far, or <see langword="null"/>.</summary>
    public UsageDetails? ReportedUsage => Response is not null ? Response.Usage : UsageOf(_before);

    /// <summary>Whether the pause between two updates was too long.</summary>
    public bool IsStalled { get; private set; }

    public static UsageDetails? UsageOf(IEnumerable<ChatResponseUpdate> updates)
    {
        UsageDetails? sum = null;
        foreach (var usage in updates.SelectMany(static update => update.Contents).OfType<UsageContent>())
            (sum ??= new UsageDetails()).Add(usage.Details);
        return sum;
    }

    public async ValueTask AskAsync(IReadOnlyList<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken)
    {
        Response = await endpoint.Client.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"The client of endpoint '{endpoint.Name}' returned no response.");
        End();
    }

    /// <summary>Begins a stream and reads it up to the first token. The time-out ends this; after it only the caller and a long pause end the stream.</summary>
    public async ValueTask OpenAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions? options, ResilienceOptions settings, CancellationToken timeOut, CancellationToken caller)
    {
        _longestPause = settings.StreamIdleTimeout;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(caller);
        _idle = settings.TimeProvider.CreateTimer(
            static state => ((EndpointAnswer)state!).Stall(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await using var registration = timeOut.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), _stop).ConfigureAwait(false);
        _updates = endpoint.Client.GetStreamingResponseAsync(messages, options, _stop.Token).GetAsyncEnumerator(_stop.Token);
        while (!_isOver)
        {
            if (!await _updates.MoveNextAsync().ConfigureAwait(false))
            {
                _isOver = true;
                return;
            }

            _before.Add(_updates.Current);
            if (StreamedContent.IsPart(_updates.Current))
                return;
        }
    }

    /// <summary>The next update after <see cref="Before"/>, or <see langword="null"/> at the end.</summary>
    public async ValueTask<ChatResponseUpdate?> NextAsync()
    {
        if (_isOver)
            return null;

        _idle!.Change(_longestPause, Timeout.InfiniteTimeSpan);
        var hasNext = await _updates!.MoveNextAsync().ConfigureAwait(false);
        _idle.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _isOver = !hasNext;
        return hasNext ? _updates.Current : null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
            return;

        _isDisposed = true;
        if (_updates is not null)
            await _updates.DisposeAsync().ConfigureAwait(false);
        if (_idle is not null)
            await _idle.DisposeAsync().ConfigureAwait(false);
        _stop?.Dispose();
        if (Response is null)
            End();
    }

    private void Stall()
    {
        IsStalled = true;
        _stop!.Cancel();
    }

    private void End() => endpoint.End();
}
