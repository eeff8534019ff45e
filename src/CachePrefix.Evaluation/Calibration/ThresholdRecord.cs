namespace CachePrefix.Evaluation;

/// <summary>A request with the score that a threshold cuts, and whether the cheaper answer would have been right.</summary>
/// <param name="Score">What the threshold is compared with: a router's confidence in a cheaper tier, or the similarity that a semantic cache saw. Requests at or above it are answered cheaply.</param>
/// <param name="IsRight">Whether the cheaper answer is right.</param>
/// <param name="Source">What the request was taken from, such as a conversation or a document; requests of one source fall into the same half.</param>
public sealed record ThresholdRecord(double Score, bool IsRight, string Source);
