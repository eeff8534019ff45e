using Microsoft.Extensions.AI;

namespace CachePrefix.Anthropic;

/// <summary>Gives options the provider's form, on a clone where anything changes.</summary>
internal static class OptionsLowering
{
    public static ChatOptions? Lower(ChatOptions? options)
    {
        var prewarm = options is PromptChatOptions { IsPrewarm: true };
        var hasToolsBreakpoint = Breakpoint.TryGet(options?.AdditionalProperties, out var ttl);
        if (options is null || (!prewarm && !hasToolsBreakpoint))
            return options;

        var lowered = options.Clone();
        if (prewarm)
            LowerPrewarm(lowered);
        if (hasToolsBreakpoint && lowered.Tools is { Count: > 0 } tools && tools[^1] is AIFunction last)
            tools[^1] = new MarkedFunction(last, CacheControls.Of(ttl));
        return lowered;
    }

    /// <summary>
    /// A request for no output writes the cache and generates nothing. The service refuses it together with an output format.
    /// Source: https://platform.claude.com/docs/en/build-with-claude/prompt-caching
    /// </summary>
    private static void LowerPrewarm(ChatOptions options)
    {
        options.MaxOutputTokens = 0;
        options.ResponseFormat = null;
    }
}
