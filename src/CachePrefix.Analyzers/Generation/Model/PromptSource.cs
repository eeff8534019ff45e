using CachePrefix.Analyzers.Bill;

namespace CachePrefix.Analyzers.Generation;

/// <summary>What one generated file depends on.</summary>
/// <param name="Prompt">The prompt.</param>
/// <param name="Prices">The prices of the prompt's own tiers, in their order.</param>
/// <param name="Ttls">Configured lifetimes per rung; empty without any.</param>
/// <param name="HintName">The name of the file.</param>
/// <param name="RegistrationMethod">The name of the method that registers the client.</param>
/// <param name="Usage">What was measured of the prompt and when, or <see langword="null"/>.</param>
internal sealed record PromptSource(
    PromptModel Prompt, EquatableArray<TierPrice> Prices, EquatableArray<int> Ttls, string HintName, string RegistrationMethod, PromptUsage? Usage)
{
    public static PromptSource Create(PromptModel prompt, PromptConfiguration configuration, NameConflicts conflicts, UsageReport? usage)
    {
        var prices = prompt.Route.Tiers
            .Select(tier => configuration.Prices.FirstOrDefault(price => price.Tier == tier))
            .OfType<TierPrice>();
        return new PromptSource(
            prompt, prices.ToEquatableArray(), configuration.Ttls, conflicts.FileNameOf(prompt.Names), conflicts.RegistrationMethodOf(prompt.Names),
            usage?.Find(prompt.DisplayName) is { } measured ? new PromptUsage(measured, usage.From, usage.To) : null);
    }
}
