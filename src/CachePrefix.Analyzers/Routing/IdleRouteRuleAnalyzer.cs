using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CachePrefix.Analyzers.Routing;

/// <summary>Reports a rule of a router in <c>cacheprefix.json</c> that never decides (CPA4008).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IdleRouteRuleAnalyzer() : AdditionalFileAnalyzer(Descriptor, PromptConfiguration.IsConfiguration)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.IdleRouteRule,
        RuleCategory.Routing,
        DiagnosticSeverity.Error,
        "A route rule never decides",
        "Rule {0} of router '{1}' {2}",
        "The first rule that matches decides. A rule whose bounds exclude each other, or one behind a rule that takes all that it matches, is never asked; the program refuses to start with it.");

    private protected override void Analyze(AdditionalFileAnalysisContext context, SourceText text)
    {
        var places = new JsonPlaces(context.AdditionalFile.Path, text);
        foreach (var router in RouterReader.Read(text.ToString()))
        {
            foreach (var (index, flaw) in RouteConditions.FlawsOf([.. router.Rules.Select(static rule => rule.Conditions)], index => router.Rules[index].Name))
            {
                var rule = router.Rules[index];
                var location = rule.Name[0] == '\'' ? places.Of(rule.Name.Trim('\''), behind: router.Name) : places.Of(router.Name);
                context.ReportDiagnostic(Diagnostic.Create(Descriptor, location, rule.Name, router.Name, flaw));
            }
        }
    }
}
