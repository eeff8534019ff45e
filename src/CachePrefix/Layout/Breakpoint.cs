using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>
/// Neutral cache breakpoints. A breakpoint is a property of a content, of a message (it then belongs to the last content
/// that the provider can mark) or, for tool definitions, of the options. Provider packages lower them to the provider's own form.
/// </summary>
public static class Breakpoint
{
    /// <summary>
    /// The key of the additional property that holds a breakpoint's lifetime, <c>5m</c> or <c>1h</c>, on an
    /// <see cref="AIContent"/>, a <see cref="ChatMessage"/> or, for the tool definitions, on <see cref="ChatOptions"/>.
    /// </summary>
    public const string PropertyName = "cacheprefix:breakpoint";

    /// <summary>Ends a cached span after a content.</summary>
    /// <typeparam name="TContent">The type of the content.</typeparam>
    /// <param name="content">The content that the cached span ends with.</param>
    /// <param name="ttl">How long the provider should keep the span.</param>
    /// <returns>The same content.</returns>
    public static TContent WithBreakpoint<TContent>(this TContent content, CacheTtl ttl = CacheTtl.Default)
        where TContent : AIContent
    {
        ArgumentNullException.ThrowIfNull(content);
        (content.AdditionalProperties ??= [])[PropertyName] = CacheTtlNames.Of(ttl);
        return content;
    }

    /// <summary>Ends a cached span after a message.</summary>
    /// <param name="message">The message that the cached span ends with.</param>
    /// <param name="ttl">How long the provider should keep the span.</param>
    /// <returns>The same message.</returns>
    public static ChatMessage WithBreakpoint(this ChatMessage message, CacheTtl ttl = CacheTtl.Default)
    {
        ArgumentNullException.ThrowIfNull(message);
        (message.AdditionalProperties ??= [])[PropertyName] = CacheTtlNames.Of(ttl);
        return message;
    }

    /// <summary>Ends a cached span after the tool definitions.</summary>
    /// <param name="options">The options that hold the tools.</param>
    /// <param name="ttl">How long the provider should keep the span.</param>
    /// <returns>The same options.</returns>
    public static ChatOptions WithToolsBreakpoint(this ChatOptions options, CacheTtl ttl = CacheTtl.Default)
    {
        ArgumentNullException.ThrowIfNull(options);
        (options.AdditionalProperties ??= [])[PropertyName] = CacheTtlNames.Of(ttl);
        return options;
    }

    /// <summary>Reads the breakpoint of a content, a message or options.</summary>
    /// <param name="properties">Their additional properties.</param>
    /// <param name="ttl">The breakpoint's lifetime.</param>
    /// <returns>Whether there is a breakpoint.</returns>
    public static bool TryGet(AdditionalPropertiesDictionary? properties, out CacheTtl ttl)
    {
        ttl = CacheTtl.Default;
        if (properties is null || !properties.TryGetValue(PropertyName, out string? value))
            return false;

        ttl = CacheTtlNames.Read(value) == CacheTtl.OneHour ? CacheTtl.OneHour : CacheTtl.FiveMinutes;
        return true;
    }

    internal static AdditionalPropertiesDictionary Properties(CacheTtl ttl) => new() { [PropertyName] = CacheTtlNames.Of(ttl) };
}
