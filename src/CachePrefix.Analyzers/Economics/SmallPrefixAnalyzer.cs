using CachePrefix.Analyzers.DefinitionRules;
using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Routing;
using CachePrefix.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Economics;

/// <summary>Reports a prompt whose prefix is too short for the models of its tiers to cache (CPA3001).</summary>
/// <remarks>
/// Only where the whole prefix is known: text of the rung <c>Constant</c> alone, no tools and a plain text answer, because providers
/// put text of their own around tools and schemas. The upper bound of the estimate must be below the minimum.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SmallPrefixAnalyzer() : DefinitionAnalyzer(SmallPrefixRule.Descriptor)
{
    private protected override void Analyze(DefinitionContext context)
    {
        var prompt = context.Prompt;
        if (context.Files.Configuration is not { Tiers.Count: > 0 } configuration || SizeOf(prompt) is not { } size)
            return;

        foreach (var (tier, location) in RouteNames.Of(prompt, context.CancellationToken))
        {
            if (context.Files.ModelOf(tier) is not { MinimumPrefixTokens: { } minimum } model || size.Upper >= minimum)
                continue;

            context.Report(
                location,
                FixProperties.Of(FixProperties.TierName, TierFor(size, context)),
                $"The prefix of '{prompt.Type.Name}'",
                SmallPrefixRule.Number(size.Upper),
                $"{model.Id} of tier '{tier}'",
                SmallPrefixRule.Number(minimum));
        }
    }

    /// <summary>The size of the whole prefix, or <see langword="null"/> when it is empty or not known.</summary>
    private static TokenEstimate? SizeOf(PromptDeclaration prompt)
    {
        if (!prompt.Tools.IsEmpty || prompt.ResultTypes is not [{ SpecialType: SpecialType.System_String }])
            return null;

        TokenEstimate? size = null;
        foreach (var segment in prompt.Segments)
        {
            if (!segment.IsCached)
                continue;
            if (segment is not { Kind: SegmentKind.System, ConstantText: { } text })
                return null;
            if (!string.IsNullOrWhiteSpace(text))
                size = (size ?? default) + TokenEstimate.Of(text);
        }

        return size;
    }

    /// <summary>The cheapest tier whose model surely caches so short a prefix.</summary>
    private static string? TierFor(TokenEstimate size, DefinitionContext context) => context.Files.Configuration!.Tiers
        .Select(tier => (tier.Name, Model: context.Files.ModelOf(tier.Name)))
        .Where(tier => tier.Model is { Price: not null, MinimumPrefixTokens: { } minimum } && minimum <= size.Lower)
        .OrderBy(static tier => TierPrices.Sum(tier.Model!))
        .Select(static tier => tier.Name)
        .FirstOrDefault();
}
