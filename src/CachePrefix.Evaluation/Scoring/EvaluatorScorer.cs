using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;

namespace CachePrefix.Evaluation;

/// <summary>Scores with an evaluator of Microsoft.Extensions.AI.Evaluation, an LLM judge among them. What the judge's model costs is counted apart from the answers.</summary>
/// <typeparam name="TInput">The type of the inputs.</typeparam>
/// <typeparam name="TAnswer">The type of the answers.</typeparam>
public sealed class EvaluatorScorer<TInput, TAnswer> : Scorer<TInput, TAnswer>
{
    private readonly IEvaluator _evaluator;
    private readonly EvaluatorScorerOptions<TInput, TAnswer> _options;

    /// <summary>Makes a scorer.</summary>
    /// <param name="evaluator">The evaluator.</param>
    /// <param name="options">How inputs and answers are shown to it and which metric counts.</param>
    public EvaluatorScorer(IEvaluator evaluator, EvaluatorScorerOptions<TInput, TAnswer> options)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        ArgumentNullException.ThrowIfNull(options);
        _evaluator = evaluator;
        _options = options;
        Name = $"{evaluator.GetType().Name}.{options.Metric}";
    }

    /// <inheritdoc />
    public override string Name { get; }

    /// <inheritdoc />
    public override string Version => $"{Name}|{_options.Version}|{_options.Judge?.GetService<ChatClientMetadata>()?.DefaultModelId}|{_options.Lowest}|{_options.Highest}";

    /// <inheritdoc />
    public override bool IsCostly => _options.Judge is not null;

    /// <inheritdoc />
    public override async ValueTask<Score> ScoreAsync(EvaluationCase<TInput, TAnswer> evaluated, TAnswer answer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(evaluated);
        using var judge = _options.Judge is null ? null : new CountingChatClient(_options.Judge, _options.Catalog);
        var result = await _evaluator.EvaluateAsync(
            _options.Messages(evaluated.Input),
            new ChatResponse(new ChatMessage(ChatRole.Assistant, _options.Text(answer))),
            judge is null ? null : new ChatConfiguration(judge),
            _options.Context?.Invoke(evaluated),
            cancellationToken).ConfigureAwait(false);
        if (!result.Metrics.TryGetValue(_options.Metric, out var metric))
            throw new EvaluationException($"The evaluator {_evaluator.GetType().Name} gave no metric '{_options.Metric}'; it gave {string.Join(", ", result.Metrics.Keys.Select(static name => $"'{name}'"))}.");

        double? value = metric switch
        {
            NumericMetric { Value: { } number } => (number - _options.Lowest) / (_options.Highest - _options.Lowest),
            BooleanMetric { Value: { } isRight } => isRight ? 1 : 0,
            { Interpretation: { } interpretation } => interpretation.Failed ? 0 : 1,
            _ => null,
        };
        return value is { } score
            ? new Score(Math.Clamp(score, 0, 1), metric.Reason ?? metric.Interpretation?.Reason, judge is null ? 0 : judge.Cost)
            : throw new EvaluationException($"The metric '{_options.Metric}' of case '{evaluated.Id}' has no value{(metric.Diagnostics?.FirstOrDefault() is { } diagnostic ? $": {diagnostic.Message}" : "")}.");
    }
}
