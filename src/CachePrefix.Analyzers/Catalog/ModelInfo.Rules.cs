namespace CachePrefix.Analyzers.Catalog;

/// <remarks>What rules and documentation ask of a row.</remarks>
internal sealed partial class ModelInfo
{
    /// <summary>The newest price that had begun when the row was checked, so that equal inputs give equal output on every day; <see langword="null"/> where none is known.</summary>
    public TokenPrice? Price => PricesAt(Checked)?.Rows[0];

    /// <summary>The lifetime that a rung of five minutes gets: the model's shortest; zero where the provider does not say.</summary>
    public TimeSpan ShortLife => CacheLifetime.Of(Lifetimes, CacheTtl.FiveMinutes)?.Duration ?? TimeSpan.Zero;

    /// <summary>The lifetime that a rung of one hour gets: the model's longest; zero where the provider does not say.</summary>
    public TimeSpan LongLife => CacheLifetime.Of(Lifetimes, CacheTtl.OneHour)?.Duration ?? TimeSpan.Zero;

    /// <summary>Whether the provider caches by itself, so that breakpoints are not sent.</summary>
    public bool CachesByItself => Caching == CachingMode.Automatic;

    /// <summary>Whether the model takes system messages inside of a conversation; <see langword="null"/> where that is no question.</summary>
    public bool? TakesSystemMessages => Provider.Id == "anthropic" ? SystemMessages : null;
}
