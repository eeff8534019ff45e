using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>Names the conversation that a request belongs to.</summary>
public static class SessionExtensions
{
    /// <summary>Names the conversation, for routers that keep one on a tier. The provider does not see it.</summary>
    /// <param name="options">The options of the request.</param>
    /// <param name="id">The conversation's id.</param>
    /// <returns>The same options.</returns>
    public static ChatOptions WithSession(this ChatOptions options, string id)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        (options.AdditionalProperties ??= [])[SessionKeys.PropertyName] = id;
        return options;
    }
}
