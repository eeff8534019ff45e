namespace CachePrefix;

/// <summary>Why an answer came from another endpoint than the one that keeps the request's prefix.</summary>
/// <param name="From">The endpoint that the prefix belongs to.</param>
/// <param name="To">The endpoint that answered.</param>
/// <param name="Cause">Why the first one did not, in a few words without content of the request.</param>
public sealed record RouteFallback(string From, string To, string Cause)
{
    /// <summary>
    /// The tokens of the prefix that, as far as usage has told, are in the cache of <see cref="From"/> and not in that of <see cref="To"/>, so that
    /// they are paid for again; 0 where nothing warm was left behind.
    /// </summary>
    public long ColdTokens { get; init; }

    /// <summary>The whole in one clause, as it ends the reason of a route.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"'{To}' answers for '{From}' ({Cause}); {(ColdTokens > 0 ? $"its cache is cold for {ColdTokens} prefix tokens that are warm at '{From}'" : "no warm prefix is left behind")}");
}
