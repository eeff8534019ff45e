namespace CachePrefix.Tool.Training;

/// <summary>A prompt and what is known of the answers that tiers gave to it.</summary>
/// <param name="Prompt">The prompt.</param>
/// <param name="Labels">By tier, how right the answer was, from 0 to 1; <see langword="null"/> where no answer was seen.</param>
/// <param name="Weights">By tier, what the label counts; 0 where there is none.</param>
internal sealed record TrainingRow(string Prompt, double?[] Labels, double[] Weights);
