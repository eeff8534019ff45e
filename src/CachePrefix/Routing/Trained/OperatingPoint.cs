namespace CachePrefix;

/// <summary>A price of quality, and what routing by it costs and achieves on prompts that were held out of training.</summary>
/// <param name="Threshold">How much likelier to be right a tier has to be for the whole difference in cost between the cheapest and the dearest tier; may be negative.</param>
/// <param name="Cost">The mean cost of a request, in the unit of <see cref="DifficultyTier.Cost"/>.</param>
/// <param name="Quality">The share of right answers.</param>
/// <param name="QualityLow">The lower end of the 95 % interval of the quality.</param>
/// <param name="QualityHigh">The upper end of the 95 % interval of the quality.</param>
/// <param name="Shares">By tier, the share of requests that it gets.</param>
public sealed record OperatingPoint(double Threshold, double Cost, double Quality, double QualityLow, double QualityHigh, IReadOnlyList<double> Shares);
