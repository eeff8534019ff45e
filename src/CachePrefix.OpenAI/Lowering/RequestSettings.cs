namespace CachePrefix.OpenAI.Lowering;

/// <summary>The cache settings of one request; <see langword="null"/> for those that are not sent.</summary>
/// <param name="Key"><c>prompt_cache_key</c>.</param>
/// <param name="Retention"><c>prompt_cache_retention</c>.</param>
/// <param name="Options">The members of <c>prompt_cache_options</c>.</param>
/// <param name="IsPrewarm">Whether the request only writes the cache.</param>
internal sealed record RequestSettings(string? Key, string? Retention, string? Options, bool IsPrewarm)
{
    public bool IsEmpty => Key is null && Retention is null && Options is null && !IsPrewarm;
}
