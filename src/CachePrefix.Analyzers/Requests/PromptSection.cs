namespace CachePrefix.Analyzers.Requests;

/// <summary>The parts of a request, in the order in which a provider caches them.</summary>
internal enum PromptSection
{
    Tools,
    System,
    Messages,
}
