namespace CachePrefix;

/// <summary>Versions of the semantic conventions for generative AI, which are still in development.</summary>
public enum GenAIConventions
{
    /// <summary>Those before 1.37, with <c>gen_ai.system</c>.</summary>
    V1_36 = 0,

    /// <summary>Those from 1.37 on, with <c>gen_ai.provider.name</c> and tokens of caches.</summary>
    V1_37 = 1,
}
