using CachePrefix.Models;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.AI.Evaluation;

namespace CachePrefix.Evaluation;

/// <summary>How an evaluator of Microsoft.Extensions.AI.Evaluation scores.</summary>
/// <typeparam name="TInput">The type of the inputs.</typeparam>
/// <typeparam name="TAnswer">The type of the answers.</typeparam>
public sealed class EvaluatorScorerOptions<TInput, TAnswer>
{
    /// <summary>The messages that an input stands for.</summary>
    public required Func<TInput, IEnumerable<ChatMessage>> Messages { get; init; }

    /// <summary>The text of an answer.</summary>
    public required Func<TAnswer, string> Text { get; init; }

    /// <summary>The name of the metric that counts.</summary>
    public required string Metric { get; init; }

    /// <summary>What else the evaluator is told of a case, such as the expected answer; nothing when <see langword="null"/>.</summary>
    public Func<EvaluationCase<TInput, TAnswer>, IEnumerable<EvaluationContext>>? Context { get; init; }

    /// <summary>The model that judges, or <see langword="null"/> for evaluators without one.</summary>
    public IChatClient? Judge { get; init; }

    /// <summary>The metric's value that is a score of 0; 1 on the scale of the quality evaluators.</summary>
    public double Lowest { get; init; } = 1;

    /// <summary>The metric's value that is a score of 1; 5 on the scale of the quality evaluators.</summary>
    public double Highest { get; init; } = 5;

    /// <summary>What else scores depend on, such as the version of a judge's prompt. Kept scores are used again only for the same version.</summary>
    public string Version { get; init; } = "1";

    /// <summary>The price sheet for the judge's calls.</summary>
    public ModelCatalog Catalog { get; init; } = ModelCatalog.Default;
}
