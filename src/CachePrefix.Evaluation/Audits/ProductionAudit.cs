using System.Threading.Channels;
using CachePrefix.Models;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CachePrefix.Evaluation;

/// <summary>
/// Asks a sample of the requests that a cheaper tier or a cache answered again on the best tier, off the path of requests and within a budget, and counts how often
/// the answers disagree. Requests with tools are never asked again, because tools may do things.
/// </summary>
public sealed partial class ProductionAudit : BackgroundService, IAttemptObserver
{
    private readonly ProductionAuditOptions _options;
    private readonly ITierRegistry _tiers;
    private readonly IDisagreementSink[] _sinks;
    private readonly TimeProvider _time;
    private readonly ModelCatalog _catalog;
    private readonly ILogger _logger;
    private readonly Channel<AuditItem> _queue;
    private readonly DisagreementCounts _counts;
    private readonly AuditBudget _budget;
    private readonly IAnswerComparer _comparer;
    private readonly uint _threshold;
    private long _passedOver;

    /// <summary>Makes an audit; it begins when the host starts it.</summary>
    /// <param name="options">What is asked again.</param>
    /// <param name="tiers">The program's tiers.</param>
    /// <param name="sinks">Who is told, such as a watch.</param>
    /// <param name="timeProvider">Says which day it is; the system's when <see langword="null"/>.</param>
    /// <param name="logger">Takes a warning per request that could not be asked again.</param>
    /// <param name="catalog">The models and their prices; <see cref="ModelCatalog.Default"/> when <see langword="null"/>.</param>
    /// <exception cref="CachePrefixConfigurationException">An option is out of range; the message names it.</exception>
    public ProductionAudit(
        ProductionAuditOptions options,
        ITierRegistry tiers,
        IEnumerable<IDisagreementSink>? sinks = null,
        TimeProvider? timeProvider = null,
        ILogger<ProductionAudit>? logger = null,
        ModelCatalog? catalog = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(tiers);
        options.Check(tiers.Names);
        _options = options;
        _tiers = tiers;
        _sinks = [.. sinks ?? []];
        _time = timeProvider ?? TimeProvider.System;
        _catalog = catalog ?? ModelCatalog.Default;
        _logger = logger ?? NullLogger<ProductionAudit>.Instance;
        _queue = Channel.CreateBounded<AuditItem>(new BoundedChannelOptions(options.QueueLength) { SingleReader = true });
        _counts = new DisagreementCounts(options.Period);
        _budget = new AuditBudget(options);
        _comparer = options.Comparer ?? new TypedAnswerComparer();
        _threshold = (uint)(options.SampleRate * uint.MaxValue);
    }

    /// <summary>How often answers disagreed in this period, per prompt and class, the worst first.</summary>
    public IReadOnlyList<Disagreement> Disagreements => _counts.All;

    /// <summary>US dollars that asking again cost today (UTC).</summary>
    public decimal SpentToday => _budget.Spent;

    /// <summary>Sampled requests that were not asked again: the queue was full or the budget spent.</summary>
    public long PassedOver => Interlocked.Read(ref _passedOver);

    /// <inheritdoc />
    public void Observe(ObservedAttempt attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        if (attempt is not { IsFinal: true, IsPrewarm: false, Call: { } call, Response: { } response, Error: null } || _threshold == 0)
            return;
        var isKept = attempt.Source is AnswerSource.ExactCache or AnswerSource.SemanticCache;
        if ((!isKept && attempt.Attempt.Tier == _options.TopTier) || !IsSampled(attempt.CallId))
            return;
        var text = response.Messages.Count > 1 ? response.Messages[^1].Text : response.Text;
        if (!_queue.Writer.TryWrite(new AuditItem(call, text, isKept ? attempt.Source.ToString() : attempt.Attempt.Tier)))
            Interlocked.Increment(ref _passedOver);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var top = _tiers.Get(_options.TopTier);
            var endpoint = _options.UseBatch ? top.Client.GetService(typeof(IBatchEndpoint)) as IBatchEndpoint : null;
            var batch = endpoint is null ? null : new AuditBatch(endpoint, _options, _time);
            while (await _queue.Reader.WaitToReadAsync(stoppingToken).ConfigureAwait(false))
            {
                if (batch is null)
                    await AskNextAsync(top, stoppingToken).ConfigureAwait(false);
                else
                    await AskBatchAsync(batch, top, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task AskNextAsync(Tier top, CancellationToken cancellationToken)
    {
        if (!_queue.Reader.TryRead(out var item) || item.Call.Options.Tools is { Count: > 0 })
            return;
        if (_budget.Room(_time.GetUtcNow(), 1) == 0)
        {
            Interlocked.Increment(ref _passedOver);
            return;
        }

        await GuardAsync(item.Call.Layout.Name, async () =>
        {
            _budget.Ask(1);
            var response = await top.Client.GetResponseAsync([.. item.Call.Messages], item.Call.Options.Clone(), cancellationToken).ConfigureAwait(false);
            await TakeAsync(item, response, top, priceFactor: 1, cancellationToken).ConfigureAwait(false);
        }, cancellationToken).ConfigureAwait(false);
    }

    private async Task AskBatchAsync(AuditBatch batch, Tier top, CancellationToken cancellationToken)
    {
        var items = (await batch.CollectAsync(_queue.Reader, cancellationToken).ConfigureAwait(false)).Where(static item => item.Call.Options.Tools is not { Count: > 0 }).ToList();
        var room = _budget.Room(_time.GetUtcNow(), items.Count);
        Interlocked.Add(ref _passedOver, items.Count - room);
        if (room == 0)
            return;

        await GuardAsync(items[0].Call.Layout.Name, async () =>
        {
            _budget.Ask(room);
            var factor = _catalog.TryFindProvider(batch.Provider, out var provider) ? provider.BatchMultiplier : 1;
            await foreach (var (item, response) in batch.AskAsync(items.GetRange(0, room), cancellationToken).ConfigureAwait(false))
                await TakeAsync(item, response, top, factor, cancellationToken).ConfigureAwait(false);
        }, cancellationToken).ConfigureAwait(false);
    }

    private async Task TakeAsync(AuditItem item, ChatResponse response, Tier top, decimal priceFactor, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        var model = response.ModelId ?? top.Model;
        _budget.Pay(model is null || response.Usage is null ? null
            : _catalog.CostOf(model, CountingChatClient.UsageOf(response.Usage), DateOnly.FromDateTime(now.UtcDateTime))?.Total * priceFactor);
        var question = item.Call.Messages.LastOrDefault(static message => message.Role == ChatRole.User)?.Text ?? "";
        var agrees = await _comparer.CompareAsync(question, item.Answer, response.Text, cancellationToken).ConfigureAwait(false);
        var count = _counts.Add(item.Call.Layout.Name, _options.ClassOf?.Invoke(item.Call) ?? item.Origin, agrees, now);
        foreach (var sink in _sinks)
            sink.Take(count);
    }

    /// <summary>An audit may fail; the program and the next request go on.</summary>
    private async Task GuardAsync(string prompt, Func<Task> ask, CancellationToken cancellationToken)
    {
        try
        {
            await ask().ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailure(prompt, exception.GetType().Name, exception.Message);
        }
    }

    /// <summary>The same calls are sampled on every machine.</summary>
    private bool IsSampled(string id)
    {
        var hash = 2166136261u;
        foreach (var character in id)
            hash = (hash ^ character) * 16777619u;
        hash ^= hash >> 16;
        hash *= 0x85EBCA6Bu;
        hash ^= hash >> 13;
        hash *= 0xC2B2AE35u;
        hash ^= hash >> 16;
        return hash <= _threshold;
    }

    [LoggerMessage(EventId = 50, EventName = "AuditFailed", Level = LogLevel.Warning, Message = "A request of prompt {Prompt} could not be asked again: {Error}: {Message}")]
    private partial void LogFailure(string prompt, string error, string message);
}
