using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CachePrefix.Analyzers.Catalog;

/// <summary>Reports a model of <c>cacheprefix.json</c> that the catalogue does not have (CPA9021).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnknownModelAnalyzer() : AdditionalFileAnalyzer(Descriptor, PromptConfiguration.IsConfiguration)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.UnknownModel,
        RuleCategory.Definition,
        DiagnosticSeverity.Info,
        "A model is not in the catalogue",
        "Model '{0}' of tier '{1}' is not in the catalogue, so no rule judges its sizes and prices; add a row for it to an additional file models.json",
        "Rules about sizes and prices say nothing about a model that they do not know.");

    private protected override void Analyze(AdditionalFileAnalysisContext context, SourceText text)
    {
        var places = new JsonPlaces(context.AdditionalFile.Path, text);
        var models = ProjectFiles.Of(context.Options).Models;
        foreach (var tier in ConfigurationReader.Read(text.ToString()).Tiers)
        {
            if (models.Find(tier.Model) is null)
                context.ReportDiagnostic(Diagnostic.Create(Descriptor, places.Of(tier.Model, behind: tier.Name), tier.Model, tier.Name));
        }
    }
}
