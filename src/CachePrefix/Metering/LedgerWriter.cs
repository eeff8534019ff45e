using System.Diagnostics.Metrics;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CachePrefix;

/// <summary>
/// Writes records to a ledger behind the requests: a bounded queue takes them without waiting, one task writes them in batches. When the queue is
/// full or the ledger cannot be written, records are lost and counted; requests never fail or wait.
/// </summary>
public sealed partial class LedgerWriter : ICallSink, IAsyncDisposable, IDisposable
{
    private static readonly Meter Meter = new("CachePrefix");
    private static readonly Counter<long> LostRecords = Meter.CreateCounter<long>(
        "cacheprefix.ledger.lost", "{record}", "Records that could not be kept.");

    private readonly ICallLedger _ledger;
    private readonly LedgerWriterOptions _options;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly Channel<object> _queue;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _writing;
    private long _lost;
    private long _written;
    private bool _isFailing;

    /// <summary>Starts to write.</summary>
    /// <param name="ledger">Where records are kept. Disposed with the writer when it can be.</param>
    /// <param name="options">Sizes and times; the defaults when <see langword="null"/>.</param>
    /// <param name="logger">Takes one error when the ledger fails, and one message when it works again.</param>
    /// <param name="timeProvider">Times retries; the system's when <see langword="null"/>.</param>
    public LedgerWriter(ICallLedger ledger, LedgerWriterOptions? options = null, ILogger<LedgerWriter>? logger = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        _ledger = ledger;
        _options = options ?? new LedgerWriterOptions();
        _logger = logger ?? NullLogger<LedgerWriter>.Instance;
        _time = timeProvider ?? TimeProvider.System;
        _queue = Channel.CreateBounded<object>(new BoundedChannelOptions(_options.Capacity) { SingleReader = true });
        _writing = Task.Run(WriteAllAsync);
    }

    /// <summary>How many records and outcomes were lost.</summary>
    public long Lost => Interlocked.Read(ref _lost);

    /// <summary>How many records and outcomes were kept.</summary>
    public long Written => Interlocked.Read(ref _written);

    /// <inheritdoc />
    public void Take(CallRecord record) => Enqueue(record);

    /// <summary>Records what a call was good for, so that the report can show cost per unit of value.</summary>
    /// <param name="callId">The id of the call, <see cref="PromptResult.CallId"/>.</param>
    /// <param name="unit">The unit, such as <c>ticket solved</c>.</param>
    /// <param name="amount">How many.</param>
    public void RecordOutcome(string callId, string unit, decimal amount = 1)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(callId);
        ArgumentException.ThrowIfNullOrWhiteSpace(unit);
        Enqueue(new CallOutcome(callId, unit, amount, _time.GetUtcNow()));
    }

    /// <summary>Waits until everything that was taken until now is kept or lost.</summary>
    /// <param name="cancellationToken">Ends waiting.</param>
    public async Task FlushAsync(CancellationToken cancellationToken = default)
    {
        var mark = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await _queue.Writer.WriteAsync(mark, cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        await mark.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes what is queued, for at most <see cref="LedgerWriterOptions.ShutdownTimeout"/>, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_queue.Writer.TryComplete())
        {
            await _writing.ConfigureAwait(false);
            return;
        }

        _end.CancelAfter(_options.ShutdownTimeout);
        await _writing.ConfigureAwait(false);
        _end.Dispose();
        if (_ledger is IAsyncDisposable asynchronous)
            await asynchronous.DisposeAsync().ConfigureAwait(false);
        else
            (_ledger as IDisposable)?.Dispose();
    }

    /// <summary>As <see cref="DisposeAsync"/>, for programs that dispose their services synchronously.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private void Enqueue(object item)
    {
        if (!_queue.Writer.TryWrite(item))
            Lose(1);
    }

    private void Lose(int count)
    {
        Interlocked.Add(ref _lost, count);
        LostRecords.Add(count);
    }

    private async Task WriteAllAsync()
    {
        var batch = new LedgerBatch();
        while (await _queue.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            batch.Clear();
            while (batch.Count < _options.BatchSize && _queue.Reader.TryRead(out var item))
                batch.Add(item);
            if (batch.Count > 0)
                await WriteAsync(batch).ConfigureAwait(false);
            batch.Complete();
        }
    }

    private async Task WriteAsync(LedgerBatch batch)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await _ledger.AppendAsync(batch.Records, batch.Outcomes, _end.Token).ConfigureAwait(false);
                Interlocked.Add(ref _written, batch.Count);
                if (_isFailing)
                    LogWorks(Lost);
                _isFailing = false;
                return;
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                if (!_isFailing)
                    LogFails(exception);
                _isFailing = true;
                if (tries >= _options.MaxTries || _end.IsCancellationRequested)
                {
                    Lose(batch.Count);
                    return;
                }
            }

            await Task.Delay(_options.RetryDelay, _time, CancellationToken.None).ConfigureAwait(false);
        }
    }

    [LoggerMessage(EventId = 20, EventName = "LedgerFails", Level = LogLevel.Error, Message = "The call ledger cannot be written; records are lost until it can. Requests are not affected.")]
    private partial void LogFails(Exception exception);

    [LoggerMessage(EventId = 21, EventName = "LedgerWorks", Level = LogLevel.Information, Message = "The call ledger can be written again; {Lost} records were lost.")]
    private partial void LogWorks(long lost);
}
