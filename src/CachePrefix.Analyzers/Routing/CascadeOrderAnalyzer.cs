using System.Collections.Immutable;
using System.Globalization;
using CachePrefix.Analyzers.Catalog;
using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Routing;

/// <summary>Reports a cascade that asks a dearer tier before a cheaper one (CPA4004).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CascadeOrderAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.CascadeOrder,
        RuleCategory.Routing,
        DiagnosticSeverity.Warning,
        "A cascade is not ordered from cheap to dear",
        "The cascade of '{0}' asks '{1}' ({2}) before '{3}' ({4}), which is cheaper; put the cheaper tier first",
        "The first tier of a cascade answers every request and the last one only what the others got wrong, so the price of a cascade is that of its first tier.");

    private protected override void Analyze(DefinitionContext context)
    {
        if (context.Prompt.Cascade is not { } cascade)
            return;

        var names = cascade.Strings();
        var models = names.Select(name => name is null ? null : context.Files.ModelOf(name)).ToImmutableArray();
        for (var later = 1; later < names.Length; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                if (!TierPrices.IsCheaper(models[later], models[earlier]))
                    continue;

                context.Report(
                    cascade.Location(context.CancellationToken),
                    FixProperties.Order.With(OrderOf(models)),
                    context.Prompt.Type.Name,
                    names[earlier]!,
                    Describe(models[earlier]!),
                    names[later]!,
                    Describe(models[later]!));
                return;
            }
        }
    }

    /// <summary>The positions from cheap to dear; nothing when a price is not known, because its place is not known either.</summary>
    private static IReadOnlyList<int>? OrderOf(ImmutableArray<ModelInfo?> models) => models.All(static model => model?.Price is not null)
        ? [.. Enumerable.Range(0, models.Length).OrderBy(index => TierPrices.Sum(models[index]!))]
        : null;

    private static string Describe(ModelInfo model) =>
        string.Format(CultureInfo.InvariantCulture, "{0}: ${1:0.##} in, ${2:0.##} out", model.Id, model.Price!.Input, model.Price.Output);
}
