namespace CachePrefix.Analyzers.Generation;

/// <summary>A router or validator.</summary>
/// <param name="Call">The C# of the call, with <c>prompt</c>, <c>answer</c> and <c>cancellationToken</c> as arguments.</param>
/// <param name="Shape">How it returns.</param>
internal sealed record MethodModel(string Call, CallShape Shape)
{
    /// <summary>Whether a validator returns a verdict in place of a truth value.</summary>
    public bool GivesVerdict { get; init; }
}
