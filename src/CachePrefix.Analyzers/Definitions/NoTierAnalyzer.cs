using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.DefinitionRules;

/// <summary>Reports that a prompt does not say which tier answers it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NoTierAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.NoTier,
        RuleCategory.Definition,
        DiagnosticSeverity.Error,
        "A prompt names no tier",
        "Prompt '{0}' does not say which tier answers it: {1}; add [Tier(…)], [Cascade(…, …)] or, on a method, [RouteBy(…)] with the names of tiers",
        "Every prompt is answered on a tier, along a cascade of at least two tiers, or on a tier that a method names. The names are those of AddTier or cacheprefix.json.");

    private protected override void Analyze(DefinitionContext context)
    {
        var prompt = context.Prompt;
        if (prompt.Tier is null && prompt.Cascade is null && prompt.Routers.IsEmpty)
            context.Report(prompt.Type, prompt.Type.Name, "it has no route");
        if (prompt.Tier is { } tier)
            Check(tier, 1, "its tier has no name");
        if (prompt.Cascade is { } cascade)
            Check(cascade, 2, "a cascade needs at least two tiers, each with a name");
        foreach (var (_, router) in prompt.Routers)
            Check(router, 1, "[RouteBy] names every tier that the method may return");

        void Check(AttributeData attribute, int least, string reason)
        {
            var names = attribute.Strings();
            if (names.Length < least || names.Any(static name => string.IsNullOrWhiteSpace(name)))
                context.Report(attribute, prompt.Type.Name, reason);
        }
    }
}
