namespace CachePrefix;

/// <summary>
/// Names the router that chooses where a <see cref="CascadeAttribute"/> starts: an easy request at the cheapest tier, a hard one further up. Routers are added with
/// <see cref="CachePrefixBuilder.AddRouter(string, IPromptRouter)"/>.
/// </summary>
/// <param name="router">The router's name.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RouteAttribute(string router) : Attribute
{
    /// <summary>The router's name.</summary>
    public string Router { get; } = router;
}
