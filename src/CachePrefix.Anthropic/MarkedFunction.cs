using Anthropic.Models.Messages;
using Microsoft.Extensions.AI;

namespace CachePrefix.Anthropic;

/// <summary>A tool whose definition ends a cached span.</summary>
internal sealed class MarkedFunction(AIFunction function, CacheControlEphemeral cacheControl) : DelegatingAIFunction(function)
{
    /// <summary>The key that the SDK's adapter reads on tools.</summary>
    private const string CacheControlKey = nameof(Tool.CacheControl);

    public override IReadOnlyDictionary<string, object?> AdditionalProperties { get; } =
        new Dictionary<string, object?>(function.AdditionalProperties, StringComparer.Ordinal) { [CacheControlKey] = cacheControl };
}
