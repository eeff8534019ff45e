namespace CachePrefix.Ledger.Reports;

/// <summary>How good the answers of one model to one prompt were found, to be shown beside what they cost.</summary>
/// <param name="Prompt">The prompt's name.</param>
/// <param name="Model">The model's id as records give it; <see langword="null"/> for all models of the prompt.</param>
/// <param name="Cases">How many cases were judged.</param>
/// <param name="Good">The share of them that was good, from 0 to 1.</param>
/// <param name="Low">The lower end of its interval.</param>
/// <param name="High">The upper end of its interval.</param>
/// <param name="Judged">The day of the evaluation.</param>
public sealed record PromptQuality(string Prompt, string? Model, int Cases, double Good, double Low, double High, DateOnly Judged);

/// <summary>Knows how good answers are. Register one as a service, and reports show quality beside cost.</summary>
public interface IPromptQualitySource
{
    /// <summary>What the newest evaluations found.</summary>
    /// <param name="cancellationToken">Ends reading.</param>
    /// <returns>One row for each prompt and model that was evaluated.</returns>
    ValueTask<IReadOnlyList<PromptQuality>> ReadAsync(CancellationToken cancellationToken = default);
}
