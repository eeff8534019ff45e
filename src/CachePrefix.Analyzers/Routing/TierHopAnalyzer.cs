using System.Collections.Immutable;
using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Routing;

/// <summary>Reports conversations whose tier a method, or a router of <c>cacheprefix.json</c>, chooses at each turn (CPA4005).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TierHopAnalyzer() : DefinitionAnalyzer(TierHop.Descriptor)
{
    private protected override void Analyze(DefinitionContext context)
    {
        var prompt = context.Prompt;
        if (!TierHop.HasHistory(prompt))
            return;

        if (prompt.Tier is null && prompt.Cascade is null && prompt.Routers is [var (method, attribute), ..])
            Report(attribute, attribute.Strings(), $"'{method.Name}'");
        else if (RoutedPrompts.RouterOf(prompt) is { } router && context.Files.Routers.Contains(router))
            Report(prompt.Route!, prompt.Cascade!.Strings(), $"router '{router}'");

        void Report(AttributeData route, ImmutableArray<string?> tiers, string chooser)
        {
            if (tiers.OfType<string>().Distinct(StringComparer.Ordinal).Count() > 1)
                context.Report(route, prompt.Type.Name, chooser, TierHop.CostOf(tiers, context.Files));
        }
    }
}
