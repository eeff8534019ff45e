using CachePrefix.Models;

namespace CachePrefix.OpenAI.Placement;

/// <summary>The lifetimes of a model in the form that its generation takes.</summary>
/// <param name="model">The model.</param>
/// <param name="takesLong">Whether requests to this interface may ask for another lifetime than the model's shortest.</param>
internal sealed class CacheLifetimes(ModelInfo model, bool takesLong)
{
    private readonly CacheLifetime? _short = model.Lifetimes.MinBy(static lifetime => lifetime.Duration);
    private readonly CacheLifetime? _long = model.Lifetimes.Count > 1 ? model.Lifetimes.MaxBy(static lifetime => lifetime.Duration) : null;

    /// <summary>Whether a breakpoint of this lifetime is written at the long lifetime's price.</summary>
    public bool IsLong(CacheTtl ttl) => takesLong && _long is not null && ttl == CacheTtl.OneHour;

    /// <summary><c>prompt_cache_breakpoint</c>; one without a lifetime takes that of the request.</summary>
    public BinaryData BreakpointOf(CacheTtl ttl) =>
        BinaryData.FromString(IsLong(ttl) ? $$"""{"mode":"explicit","ttl":"{{_long!.Name}}"}""" : """{"mode":"explicit"}""");

    /// <summary>
    /// <c>prompt_cache_retention</c>, where a prompt asks for an hour and the model would not keep its prefix for as long by itself;
    /// <see langword="null"/> to send none.
    /// </summary>
    public string? Retention(MarkList marks) =>
        model.LifetimeParameter == LifetimeParameter.Retention && _long is not null && marks.Count > 0 && marks.LongestTtl == CacheTtl.OneHour ? _long.Name : null;

    /// <summary>
    /// <c>prompt_cache_options</c> for a request with breakpoints, so that nothing behind the last one is written; <see langword="null"/> to send none,
    /// which leaves it to the provider to place one.
    /// </summary>
    public string? Options(MarkList marks) =>
        model.LifetimeParameter == LifetimeParameter.Options && marks.Count > 0 ? $"\"mode\":\"explicit\",\"ttl\":\"{_short!.Name}\"" : null;
}
