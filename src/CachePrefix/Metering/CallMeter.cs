using CachePrefix.Models;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>Makes a <see cref="CallRecord"/> of every attempt and gives it to the sinks.</summary>
public sealed class CallMeter : IAttemptObserver
{
    private readonly ICallSink[] _sinks;
    private readonly MeteringOptions _options;
    private readonly TimeProvider _time;
    private readonly ModelFacts _models;
    private readonly PriceBook _prices;
    private readonly ITierRegistry? _tiers;
    private Baseline? _baseline;
    private long _lost;

    /// <summary>Creates a meter. Programs with dependency injection call <c>services.AddMetering()</c> instead.</summary>
    /// <param name="sinks">Take the records.</param>
    /// <param name="options">What is recorded; the defaults when <see langword="null"/>.</param>
    /// <param name="catalog">The models and their prices; <see cref="ModelCatalog.Default"/> when <see langword="null"/>.</param>
    /// <param name="timeProvider">Dates records; the system's when <see langword="null"/>.</param>
    /// <param name="tiers">The program's tiers, for the baseline; none when <see langword="null"/>.</param>
    public CallMeter(
        IEnumerable<ICallSink> sinks,
        MeteringOptions? options = null,
        ModelCatalog? catalog = null,
        TimeProvider? timeProvider = null,
        ITierRegistry? tiers = null)
    {
        ArgumentNullException.ThrowIfNull(sinks);
        _sinks = [.. sinks];
        _options = options ?? new MeteringOptions();
        _time = timeProvider ?? TimeProvider.System;
        _models = new ModelFacts(catalog ?? ModelCatalog.Default);
        _prices = new PriceBook(catalog ?? ModelCatalog.Default, _time);
        _tiers = tiers;
        if (_options.BaselineModel is { } model && _models.Find(model) is null)
            throw new CachePrefixConfigurationException(
                $"MeteringOptions.BaselineModel is '{model}', which the price sheet does not have. Name a model that `cacheprefix models list` shows, or add a row for it.");
        if (_options.BaselineTier is { } tier && tiers is not null && !tiers.Names.Contains(tier))
            throw UnknownTier.Error(tier, prompt: null, tiers.Names);
    }

    /// <summary>How many attempts were not recorded because a setting of <see cref="MeteringOptions"/>, or a sink, failed.</summary>
    public long Lost => Interlocked.Read(ref _lost);

    internal TimeProvider Time => _time;

    internal PriceBook Prices => _prices;

    private Baseline Baseline => _baseline ??= new Baseline(FindBaseline(), _prices);

    /// <inheritdoc />
    public void Observe(ObservedAttempt attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        var outcome = attempt.Attempt;
        Record(new CallFacts
        {
            CallId = attempt.CallId,
            Number = attempt.Number,
            IsRepeated = attempt.IsRepeated,
            Endpoint = outcome.Endpoint,
            IsFinal = attempt.IsFinal,
            IsPrewarm = attempt.IsPrewarm,
            StartedAt = attempt.StartedAt,
            Prompt = attempt.Layout.Name,
            Feature = attempt.Layout.Feature,
            PrefixHash = attempt.Layout.ConstantHash,
            ChangedSegment = attempt.Source == AnswerSource.Model ? attempt.Call?.Options.ChangedSegment : null,
            Tier = outcome.Tier,
            Model = outcome.Model,
            Source = attempt.Source,
            Outcome = outcome.Outcome,
            Usage = outcome.Usage,
            Cost = outcome.Cost,
            CostBefore = attempt.Call is { } call ? call.CostBefore : 0,
            SavedCost = attempt.SavedCost,
            Route = attempt.Route,
            Latency = outcome.Latency,
            TimeToFirstToken = attempt.TimeToFirstToken,
            Response = attempt.Response,
            Error = attempt.Error,
            IsTraced = _tiers is not null && _tiers.Names.Contains(outcome.Tier) && _tiers.Get(outcome.Tier).EmitsTelemetry,
            Options = attempt.Call?.Options,
            Messages = _options.CaptureContent ? attempt.Call?.Messages : null,
        });
    }

    /// <summary>Records an attempt. A setting or a sink that fails loses the record, never the request.</summary>
    internal void Record(in CallFacts facts)
    {
        try
        {
            var record = RecordOf(facts);
            foreach (var sink in _sinks)
                sink.Take(record);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Interlocked.Increment(ref _lost);
        }
    }

    private CallRecord RecordOf(in CallFacts facts)
    {
        var model = _models.Find(facts.Model);
        var answered = facts.IsFinal && !facts.IsPrewarm && facts.Outcome != AttemptOutcome.Failed;
        var baseline = facts.Source is AnswerSource.ExactCache or AnswerSource.SemanticCache ? (Uncached: facts.SavedCost, Warm: facts.SavedCost)
            : answered ? Baseline.CostOf(model, facts.Model, facts.Usage, _time.GetTimestamp())
            : (0, 0);
        var inner = facts.Error is PromptException { InnerException: { } cause } ? cause : facts.Error;
        var isFirst = facts is { Number: 1, IsRepeated: false };
        return new CallRecord
        {
            CallId = facts.CallId,
            Attempt = facts.Number,
            IsFinal = facts.IsFinal,
            IsPrewarm = facts.IsPrewarm,
            Time = facts.StartedAt,
            Feature = facts.Feature,
            Prompt = facts.Prompt,
            PrefixHash = facts.PrefixHash,
            ChangedSegment = facts.ChangedSegment,
            Deployment = _options.Deployment,
            Tenant = _options.Tenant?.Invoke(facts.Options),
            Tier = facts.Tier,
            Endpoint = facts.Endpoint,
            Model = facts.Model,
            Provider = model?.Provider.Id ?? facts.Provider,
            Source = facts.Source,
            Outcome = facts.Outcome,
            Status = (int?)((facts.Error as PromptException)?.StatusCode ?? facts.Status),
            Error = inner?.GetType().Name,
            Usage = facts.Usage,
            ReasoningTokens = facts.Source == AnswerSource.Model ? facts.Response?.Usage?.ReasoningTokenCount ?? 0 : 0,
            Cost = facts.Cost,
            UncachedCost = baseline.Uncached,
            WarmCost = baseline.Warm,
            SavedCost = facts.SavedCost,
            RouteCost = !isFirst ? 0 : facts.Route is { } route ? route.Cost + facts.CostBefore : facts.CostBefore,
            Router = facts.Route?.Router,
            RouteReason = facts.Route?.Reason,
            RouteConfidence = facts.Route?.Confidence,
            RoutePropensity = facts.Route?.Propensity,
            Latency = facts.Latency,
            TimeToFirstToken = facts.TimeToFirstToken,
            IsTraced = facts.IsTraced,
            ServiceTier = facts.Source == AnswerSource.Model ? UsageKeys.ServiceTierOf(facts.Response) : null,
            RequestId = facts.Response?.ResponseId,
            Input = _options.CaptureContent ? Captured(LastUserText(facts.Messages)) : null,
            Output = _options.CaptureContent ? Captured(facts.Response?.Text) : null,
        };
    }

    private ModelInfo? FindBaseline()
    {
        var today = DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime);
        if (_options.BaselineModel is { } id)
            return _models.Find(id);
        if (_tiers is null)
            return null;
        if (_options.BaselineTier is { } tier)
            return _models.Find(_tiers.Get(tier).Model);
        return Baseline.Dearest(_tiers.Names.Select(name => _models.Find(_tiers.Get(name).Model)), today);
    }

    private string? Captured(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        var redacted = _options.RedactContent?.Invoke(text) ?? text;
        return redacted.Length > _options.MaxContentLength ? redacted[.._options.MaxContentLength] : redacted;
    }

    private static string? LastUserText(IReadOnlyList<ChatMessage>? messages)
    {
        for (var i = (messages?.Count ?? 0) - 1; i >= 0; i--)
        {
            if (messages![i].Role == ChatRole.User)
                return messages[i].Text;
        }

        return null;
    }
}
