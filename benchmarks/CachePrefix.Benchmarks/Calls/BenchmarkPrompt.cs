namespace CachePrefix.Benchmarks.Calls;

/// <summary>A prompt with the three system rungs and one input.</summary>
[Prompt(MaxOutputTokens = 400)]
[Tier("simple")]
public sealed partial record BenchmarkPrompt : IPrompt<string>
{
    /// <summary>The constant rung.</summary>
    [CachedPrefix]
    public const string Role = "You answer questions about Acme's products. Quote the section of the handbook that you rely on.";

    /// <summary>The deployment rung.</summary>
    [CachedPrefix(Stability.Deployment, Ttl = CacheTtl.OneHour)]
    public required string Handbook { get; init; }

    /// <summary>The tenant rung.</summary>
    [CachedPrefix(Stability.Tenant)]
    public required string Customer { get; init; }

    /// <summary>The question.</summary>
    [PromptInput]
    public required string Question { get; init; }
}
