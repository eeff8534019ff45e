#if CACHEPREFIX_COMPILER
namespace CachePrefix.Analyzers.Catalog;
#else
namespace CachePrefix.Models;
#endif

/// <summary>How a request asks for the lifetime of what it caches, apart from what a breakpoint says.</summary>
#if CACHEPREFIX_COMPILER
internal
#else
public
#endif
enum LifetimeParameter
{
    /// <summary>By nothing: the model has one lifetime, or breakpoints name it.</summary>
    None,

    /// <summary>By <c>prompt_cache_retention</c>, as OpenAI's models before GPT-5.6 do.</summary>
    Retention,

    /// <summary>By <c>prompt_cache_options</c>, as OpenAI's models from GPT-5.6 on do.</summary>
    Options,
}
