using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CachePrefix;

/// <summary>
/// Emits spans and metrics of calls by the semantic conventions for generative AI, and by names of our own for what those do not know. The source and the
/// meter are called <see cref="SourceName"/>. Tiers whose client has <c>UseOpenTelemetry()</c> of Microsoft.Extensions.AI emit the
/// spans and token counts of their requests themselves; only what that client does not know is emitted for them.
/// </summary>
public sealed class CallTelemetry : ICallSink, IDisposable
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string SourceName = "CachePrefix.Calls";

    private readonly CallTelemetryOptions _options;
    private readonly ActivitySource _source = new(SourceName);
    private readonly Meter _meter = new(SourceName);
    private readonly Histogram<long> _tokens;
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _firstToken;
    private readonly Histogram<double> _cost;
    private readonly Histogram<double> _hitRate;
    private readonly UpDownCounter<double> _saved;
    private readonly Counter<long> _cachedTokens;
    private readonly Counter<long> _escalations;
    private readonly Counter<long> _unpriced;

    /// <summary>Creates the instruments.</summary>
    /// <param name="options">What is emitted; the defaults when <see langword="null"/>.</param>
    public CallTelemetry(CallTelemetryOptions? options = null)
    {
        _options = options ?? new CallTelemetryOptions();
        _tokens = _meter.CreateHistogram<long>("gen_ai.client.token.usage", "{token}", "Number of input and output tokens used.");
        _duration = _meter.CreateHistogram<double>("gen_ai.client.operation.duration", "s", "GenAI operation duration.");
        _firstToken = _meter.CreateHistogram<double>("gen_ai.client.operation.time_to_first_chunk", "s", "Time to the first update of a stream.");
        _cost = _meter.CreateHistogram<double>("cacheprefix.call.cost", "{USD}", "Cost of an attempt, its route included.");
        _hitRate = _meter.CreateHistogram<double>("cacheprefix.cache.hit_rate", "1", "Share of the input that was read from the provider's cache.");
        _saved = _meter.CreateUpDownCounter<double>("cacheprefix.saved.cost", "{USD}", "What calls cost less than on the baseline tier with a warm cache.");
        _cachedTokens = _meter.CreateCounter<long>("cacheprefix.cache.tokens", "{token}", "Input tokens by how they were billed.");
        _escalations = _meter.CreateCounter<long>("cacheprefix.escalations", "{attempt}", "Attempts after the first one of their call.");
        _unpriced = _meter.CreateCounter<long>("cacheprefix.unpriced", "{attempt}", "Attempts whose cost is not known.");
    }

    /// <inheritdoc />
    public void Take(CallRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record is { Source: AnswerSource.Model, IsTraced: false })
        {
            EmitSpan(record);
            EmitConventional(record);
        }

        EmitOwn(record);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _source.Dispose();
        _meter.Dispose();
    }

    private void EmitSpan(CallRecord record)
    {
        if (!_source.HasListeners())
            return;

        using var span = _source.StartActivity(
            ActivityKind.Client, startTime: record.Time, name: record.Model is null ? "chat" : $"chat {record.Model}", tags: SpanTags(record));
        if (span is null)
            return;
        if (record.Outcome == AttemptOutcome.Failed)
            span.SetStatus(ActivityStatusCode.Error);
        span.SetEndTime((record.Time + record.Latency).UtcDateTime);
    }

    private IEnumerable<KeyValuePair<string, object?>> SpanTags(CallRecord record)
    {
        yield return new("gen_ai.operation.name", "chat");
        yield return new(ProviderKey, ProviderName(record));
        yield return new("gen_ai.request.model", record.Model);
        yield return new("gen_ai.response.model", record.Model);
        if (record.RequestId is not null)
            yield return new("gen_ai.response.id", record.RequestId);
        yield return new("gen_ai.usage.input_tokens", record.Usage.TotalInput);
        yield return new("gen_ai.usage.output_tokens", record.Usage.Output);
        if (_options.Conventions >= GenAIConventions.V1_37)
        {
            yield return new("gen_ai.usage.cache_read.input_tokens", record.Usage.CacheRead);
            yield return new("gen_ai.usage.cache_creation.input_tokens", record.Usage.CacheWrite);
            if (record.ReasoningTokens > 0)
                yield return new("gen_ai.usage.reasoning.output_tokens", record.ReasoningTokens);
        }

        if (ErrorOf(record) is { } error)
            yield return new("error.type", error);
        yield return new("cacheprefix.prompt", record.Prompt);
        yield return new("cacheprefix.call.id", record.CallId);
        yield return new("cacheprefix.attempt", record.Attempt);
        yield return new("cacheprefix.outcome", record.Outcome.ToString());
        if (record.Feature is not null)
            yield return new("cacheprefix.feature", record.Feature);
        if (record.Tier is not null)
            yield return new("cacheprefix.tier", record.Tier);
        if (record.Endpoint is not null)
            yield return new("cacheprefix.endpoint", record.Endpoint);
        if (record.TotalCost is { } cost)
            yield return new("cacheprefix.cost", (double)cost);
        if (record.Router is not null)
            yield return new("cacheprefix.route", $"{record.Router}: {record.RouteReason}");
    }

    private void EmitConventional(CallRecord record)
    {
        var tags = new TagList
        {
            { "gen_ai.operation.name", "chat" },
            { ProviderKey, ProviderName(record) },
            { "gen_ai.request.model", record.Model },
            { "gen_ai.response.model", record.Model },
        };
        if (record.Usage.Total > 0)
        {
            _tokens.Record(record.Usage.TotalInput, With(tags, "gen_ai.token.type", "input"));
            _tokens.Record(record.Usage.Output, With(tags, "gen_ai.token.type", "output"));
        }

        if (record.TimeToFirstToken is { } first)
            _firstToken.Record(first.TotalSeconds, tags);
        if (ErrorOf(record) is { } error)
            tags.Add("error.type", error);
        _duration.Record(record.Latency.TotalSeconds, tags);
    }

    private void EmitOwn(CallRecord record)
    {
        var tags = new TagList { { "cacheprefix.prompt", record.Prompt }, { "cacheprefix.tier", record.Tier }, { "cacheprefix.source", record.Source.ToString() } };
        if (record.Feature is not null)
            tags.Add("cacheprefix.feature", record.Feature);
        if (_options.TagTenants && record.Tenant is not null)
            tags.Add("cacheprefix.tenant", record.Tenant);

        if (record.TotalCost is { } cost)
            _cost.Record((double)cost, tags);
        else
            _unpriced.Add(1, tags);
        if (record.IsEscalation)
            _escalations.Add(1, tags);
        if (record.WarmCost is { } warm && record.TotalCost is { } spent)
            _saved.Add((double)(warm - spent), tags);
        if (record.Usage.TotalInput == 0)
            return;

        _hitRate.Record(record.HitRate, tags);
        _cachedTokens.Add(record.Usage.UncachedInput, With(tags, "cacheprefix.token.class", "uncached"));
        _cachedTokens.Add(record.Usage.CacheRead, With(tags, "cacheprefix.token.class", "read"));
        _cachedTokens.Add(record.Usage.CacheWrite, With(tags, "cacheprefix.token.class", "written"));
    }

    private string ProviderKey => _options.Conventions >= GenAIConventions.V1_37 ? "gen_ai.provider.name" : "gen_ai.system";

    private string ProviderName(CallRecord record) => record.Provider switch
    {
        "gemini" => _options.Conventions >= GenAIConventions.V1_37 ? "gcp.gemini" : "gemini",
        null => "_OTHER",
        var provider => provider,
    };

    private static string? ErrorOf(CallRecord record) => record.Outcome != AttemptOutcome.Failed ? null
        : record.Status is { } status ? status.ToString(System.Globalization.CultureInfo.InvariantCulture)
        : record.Error ?? "_OTHER";

    private static TagList With(TagList tags, string name, string value)
    {
        tags.Add(name, value);
        return tags;
    }
}
