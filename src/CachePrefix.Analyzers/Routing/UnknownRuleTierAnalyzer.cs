using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CachePrefix.Analyzers.Routing;

/// <summary>Reports a tier that a rule of <c>cacheprefix.json</c> names and the file does not have (CPA4001).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnknownRuleTierAnalyzer() : AdditionalFileAnalyzer(UnknownTierAnalyzer.Descriptor, PromptConfiguration.IsConfiguration)
{
    private protected override void Analyze(AdditionalFileAnalysisContext context, SourceText text)
    {
        var content = text.ToString();
        var tiers = ConfigurationReader.Read(content).Tiers.Select(static tier => tier.Name).ToList();
        var known = new HashSet<string>(tiers, StringComparer.Ordinal);
        if (tiers.Count == 0)
            return;

        var places = new JsonPlaces(context.AdditionalFile.Path, text);
        foreach (var router in RouterReader.Read(content))
        {
            foreach (var name in router.Rules.Select(static rule => rule.Tier).Distinct(StringComparer.Ordinal).Where(name => !known.Contains(name)))
            {
                var location = places.Of(name, behind: router.Name);
                context.ReportDiagnostic(Diagnostic.Create(UnknownTierAnalyzer.Descriptor, location, name, UnknownTierAnalyzer.WayOut(name, tiers)));
            }
        }
    }
}
