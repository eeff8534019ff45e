using System.Diagnostics.Metrics;
using CachePrefix.Ledger.Watches;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CachePrefix.Ledger;

/// <summary>
/// Watches the records of a program: hit rates, escalations, budgets, and how often audited answers disagree. What is out of bounds is logged once, counted in the metric
/// <c>cacheprefix.alerts</c> of the meter <c>CachePrefix</c> and shown by the health check until it is in bounds again.
/// </summary>
public sealed partial class CallWatch : ICallSink, IDisagreementSink, IHealthCheck
{
    private static readonly Meter Meter = new("CachePrefix");
    private static readonly Counter<long> Alerts = Meter.CreateCounter<long>("cacheprefix.alerts", "{alert}", "What watches noticed.");

    private readonly CallWatchOptions _options;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly DailyBudget _budget;
    private readonly Dictionary<string, PromptWatch> _prompts = new(StringComparer.Ordinal);
    private readonly Dictionary<(AlertKind Kind, string Prompt), CallAlert> _active = [];
    private readonly object _lock = new();

    /// <summary>Starts to watch.</summary>
    /// <param name="options">What is watched for; the defaults when <see langword="null"/>.</param>
    /// <param name="logger">Takes one warning per alert.</param>
    /// <param name="timeProvider">Says which day it is; the system's when <see langword="null"/>.</param>
    public CallWatch(CallWatchOptions? options = null, ILogger<CallWatch>? logger = null, TimeProvider? timeProvider = null)
    {
        _options = options ?? new CallWatchOptions();
        _logger = logger ?? NullLogger<CallWatch>.Instance;
        _time = timeProvider ?? TimeProvider.System;
        _budget = new DailyBudget(_options);
    }

    /// <summary>What is out of bounds now.</summary>
    public IReadOnlyList<CallAlert> Active
    {
        get
        {
            lock (_lock)
                return [.. _active.Values];
        }
    }

    /// <inheritdoc />
    public void Take(CallRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var raised = new List<CallAlert>();
        lock (_lock)
        {
            foreach (var (name, spent, budget) in _budget.Take(record))
                Set(raised, (AlertKind.Budget, name), spent >= budget, () => new CallAlert(AlertKind.Budget, name, (double)spent, (double)budget, $"the last call was of {record.Prompt}", null, record.Time));
            if (record.IsPrewarm)
                return;
            if (!_prompts.TryGetValue(record.Prompt, out var prompt))
                _prompts[record.Prompt] = prompt = new PromptWatch(record.Prompt, _options);
            foreach (var (kind, isOut, alert) in prompt.Take(record))
                Set(raised, (kind, record.Prompt), isOut, alert);
        }

        foreach (var alert in raised)
            Raise(alert);
    }

    /// <inheritdoc />
    public void Take(Disagreement disagreement)
    {
        ArgumentNullException.ThrowIfNull(disagreement);
        var raised = new List<CallAlert>();
        var name = $"{disagreement.Prompt} ({disagreement.Class})";
        lock (_lock)
        {
            Set(raised, (AlertKind.Disagreement, name), disagreement.Low > _options.DisagreementCeiling, () => new CallAlert(
                AlertKind.Disagreement, name, disagreement.Share, _options.DisagreementCeiling,
                $"{disagreement.Disagreed} of {disagreement.Compared} audited answers differ from those of the best tier", null, disagreement.Time));
        }

        foreach (var alert in raised)
            Raise(alert);
    }

    /// <inheritdoc />
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var active = Active;
        return Task.FromResult(active.Count == 0
            ? HealthCheckResult.Healthy("Hit rates, escalations and costs are within bounds.")
            : HealthCheckResult.Degraded(string.Join(" ", active.Select(static alert => $"{alert.Kind} of {alert.Prompt}: {alert.Cause}."))));
    }

    /// <summary>Refuses a call whose budget is spent.</summary>
    /// <exception cref="BudgetExceededException">The budget is spent.</exception>
    internal void RequireBudget(string prompt)
    {
        (string Name, decimal Spent, decimal Budget)? exceeded;
        lock (_lock)
            exceeded = _budget.Exceeded(prompt, _time.GetUtcNow());
        if (exceeded is var (name, spent, budget))
            throw new BudgetExceededException(FormattableString.Invariant(
                $"A call of '{prompt}' was refused: {(name == DailyBudget.AllPrompts ? "all calls" : $"calls of '{name}'")} of this day (UTC) cost ${spent:0.00##}, and their budget is ${budget:0.00##}. Raise it in CallWatchOptions, or wait for the next day."));
    }

    /// <summary>The budget of a prompt of which a share is spent: its name, <see cref="DailyBudget.AllPrompts"/>, or <see langword="null"/> for none.</summary>
    internal string? SpentBudgetOf(string prompt, double share)
    {
        lock (_lock)
            return _budget.Exceeded(prompt, _time.GetUtcNow(), (decimal)share)?.Name;
    }

    private void Set(List<CallAlert> raised, (AlertKind Kind, string Prompt) key, bool isOut, Func<CallAlert> alert)
    {
        if (!isOut)
            _active.Remove(key);
        else if (!_active.ContainsKey(key))
            raised.Add(_active[key] = alert());
    }

    private void Raise(CallAlert alert)
    {
        LogAlert(alert.Kind, alert.Prompt, alert.Value, alert.Limit, alert.Cause);
        Alerts.Add(1, new KeyValuePair<string, object?>("cacheprefix.alert", alert.Kind.ToString()), new KeyValuePair<string, object?>("cacheprefix.prompt", alert.Prompt));
        _options.OnAlert?.Invoke(alert);
    }

    [LoggerMessage(EventId = 30, EventName = "CallAlert", Level = LogLevel.Warning, Message = "{Kind} of prompt {Prompt}: {Value:0.###}, the limit is {Limit:0.###}. Likely cause: {Cause}.")]
    private partial void LogAlert(AlertKind kind, string prompt, double value, double limit, string cause);
}
