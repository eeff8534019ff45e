using CachePrefix.Analyzers.Catalog;

namespace CachePrefix.Analyzers.Generation;

/// <summary>How a layout is cached by the provider of a tier.</summary>
/// <param name="AtBreakpoints">Whether breakpoints are sent.</param>
/// <param name="ShortLife">How long a rung of five minutes lives; zero where the provider does not say.</param>
/// <param name="LongLife">How long a rung of one hour lives; zero where the provider does not say.</param>
internal sealed record TierCaching(bool AtBreakpoints, TimeSpan ShortLife, TimeSpan LongLife)
{
    /// <summary>As the definition says it, for models that are not known.</summary>
    public static TierCaching Neutral { get; } = new(AtBreakpoints: true, TimeSpan.FromMinutes(5), TimeSpan.FromHours(1));

    public static TierCaching Of(ModelInfo? model) => model is null ? Neutral : new(!model.CachesByItself, model.ShortLife, model.LongLife);

    public string LifeOf(bool isLong) => (isLong ? LongLife : ShortLife) switch
    {
        { Ticks: 0 } => "auto",
        { TotalHours: >= 1 } life => $"{(int)life.TotalHours} h",
        var life => $"{(int)life.TotalMinutes} min",
    };
}
