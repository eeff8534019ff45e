namespace CachePrefix.Evaluation;

/// <summary>A mean difference of scores, candidate less baseline, with its interval: -0.05 is five points worse.</summary>
/// <param name="Mean">The mean difference, from -1 to 1.</param>
/// <param name="Low">The lower end of the interval.</param>
/// <param name="High">The upper end of the interval.</param>
/// <param name="Method">How the interval was computed.</param>
public readonly record struct ScoreDifference(double Mean, double Low, double High, IntervalMethod Method);
