using CachePrefix;

namespace SupportBot;

#pragma warning disable CPA4002 // It has no validator on purpose: the evaluation gate shows what that costs.
/// <summary>The same prompt without a validator: whatever the small model says is believed.</summary>
[Prompt(Feature = "support", MaxOutputTokens = 400, JsonContext = typeof(SupportJson))]
[Cascade("simple", "complex")]
public sealed partial record UncheckedSupportPrompt : IPrompt<SupportAnswer>
{
    [CachedPrefix]
    public const string Role = SupportPrompt.Role;

    [CachedPrefix(Stability.Deployment)]
    public required string Handbook { get; init; }

    [PromptInput]
    public required string Question { get; init; }
}
#pragma warning restore CPA4002
