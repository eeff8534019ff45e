namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Ends the analysis of a body that takes too many steps; nothing is reported of it.</summary>
internal sealed class BodyTooLargeException : Exception;
