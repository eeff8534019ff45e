namespace CachePrefix.Auditing.Findings;

/// <summary>What a finding costs, where the text behind the volatile value and the model are known.</summary>
/// <remarks>
/// Assumes that every call pays the text again as uncached input although it could have been read from the cache, that the whole
/// prefix is long enough for the model to cache it, and that prices are those of the day on which the row of the model was checked. Counts only text that is constant and
/// written in the same expression, so it is a lower bound.
/// </remarks>
/// <param name="Tokens">About how many tokens follow the volatile value.</param>
/// <param name="Model">The id of the model that the code names.</param>
/// <param name="DollarsPerThousandCalls">US dollars.</param>
public sealed record WasteEstimate(int Tokens, string Model, decimal DollarsPerThousandCalls)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"about ${DollarsPerThousandCalls:0.####} per 1,000 calls: {Tokens} token{(Tokens == 1 ? "" : "s")} paid again with {Model}");
}
