namespace CachePrefix;

/// <summary>A router that prompts name with <see cref="RouteAttribute"/>.</summary>
/// <param name="Name">The name.</param>
/// <param name="Router">The router, created when a client first needs it.</param>
internal sealed record NamedRouter(string Name, Lazy<IPromptRouter> Router)
{
    /// <summary>The router of a name; what was added later takes the place of what was added before.</summary>
    public static NamedRouter? Find(IEnumerable<NamedRouter> routers, string name) => routers.LastOrDefault(router => router.Name == name);

    public static CachePrefixConfigurationException Unknown(string name, string prompt, IReadOnlyCollection<NamedRouter> routers) => new(
        $"Prompt '{prompt}' is routed by '{name}', which is not among the routers: {(routers.Count == 0 ? "there are none" : string.Join(", ", routers.Select(static router => router.Name).Distinct()))}. " +
        $"Add it with AddRouter(\"{name}\", …) or to the section 'routers' of cacheprefix.json.");
}
