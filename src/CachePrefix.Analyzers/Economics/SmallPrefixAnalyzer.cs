using CachePrefix.Analyzers.Bill;
using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Routing;
using CachePrefix.Analyzers.Rules;
using CachePrefix.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Economics;

/// <summary>Reports a prompt whose prefix is too short for the models of its tiers to cache (CPA3001).</summary>
/// <remarks>
/// Only where the whole prefix is known: text of the rung <c>Constant</c> alone, no tools and a plain text answer, because providers
/// put text of their own around tools and schemas. The upper bound of the estimate must be below the minimum. Where calls were measured, that
/// counts: a prefix that was cached is long enough, and one that was not, in calls shorter than the minimum, is too short.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SmallPrefixAnalyzer() : DefinitionAnalyzer(SmallPrefixRule.Descriptor)
{
    private protected override void Analyze(DefinitionContext context)
    {
        var prompt = context.Prompt;
        var measured = BillOptions.Measured(context);
        if (context.Files.Configuration is not { Tiers.Count: > 0 } || measured is { HitRate: not null })
            return;

        var length = MeasuredLength(prompt, measured);
        var size = SizeOf(prompt);
        if ((length ?? size?.Upper) is not { } most)
            return;

        foreach (var (tier, location) in RouteNames.Of(prompt, context.CancellationToken))
        {
            if (context.Files.ModelOf(tier) is not { MinimumPrefixTokens: { } minimum } model || most >= minimum)
                continue;

            context.Report(
                location,
                FixProperties.TierName.With(size is { } known ? TierFor(known, context) : null),
                $"The prefix of '{prompt.Type.Name}'",
                SmallPrefixRule.Number(most),
                $"{model.Id} of tier '{tier}'",
                SmallPrefixRule.Number(minimum),
                length is null ? SmallPrefixRule.Estimated : SmallPrefixRule.Measured);
        }
    }

    /// <summary>The mean length of calls of which nothing was cached although the definition has what can be; the prefix is no longer than that.</summary>
    private static int? MeasuredLength(PromptDeclaration prompt, MeasuredPrompt? measured) =>
        measured is { HitRate: null, InputTokens: > 0 and < int.MaxValue } && prompt.Segments.Any(static segment => segment.IsCached) ? (int)measured.InputTokens : null;

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
