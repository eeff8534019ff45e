namespace CachePrefix.Analyzers.Generation;

/// <summary>What one generated file depends on.</summary>
/// <param name="Prompt">The prompt.</param>
/// <param name="Prices">The prices of the prompt's own tiers, in their order.</param>
/// <param name="Ttls">Configured lifetimes per rung; empty without any.</param>
/// <param name="HintName">The name of the file.</param>
internal sealed record PromptSource(PromptModel Prompt, EquatableArray<TierPrice> Prices, EquatableArray<int> Ttls, string HintName)
{
    public static PromptSource Create(PromptModel prompt, PromptConfiguration configuration, EquatableArray<string> ambiguous)
    {
        var prices = prompt.Route.Tiers
            .Select(tier => configuration.Prices.FirstOrDefault(price => price.Tier == tier))
            .OfType<TierPrice>();
        return new PromptSource(prompt, prices.ToEquatableArray(), configuration.Ttls, HintNameOf(prompt.Names.QualifiedName, ambiguous));
    }

    /// <summary>Names of files may not differ in case alone, so such names count their capitals too.</summary>
    private static string HintNameOf(string name, EquatableArray<string> ambiguous)
    {
        if (!ambiguous.Contains(name, StringComparer.OrdinalIgnoreCase))
            return name + ".g.cs";

        var capitals = string.Concat(name.Select(static c => char.IsUpper(c) ? 'U' : 'l'));
        return $"{name}.{capitals}.g.cs";
    }
}
