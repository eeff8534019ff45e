using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CachePrefix.Analyzers.Catalog;

/// <summary>Reports rows of a project's own <c>models.json</c> that cannot be used (CPA9022).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MalformedCatalogAnalyzer() : AdditionalFileAnalyzer(Descriptor, CatalogFile.IsCatalog)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.MalformedCatalog,
        RuleCategory.Definition,
        DiagnosticSeverity.Warning,
        "A row of models.json cannot be used",
        "{0}: {1}",
        "The rows of models.json, or of a file whose name ends in .models.json, go over the catalogue that comes with the analyzers. A row that cannot be used is left out, so that prices and sizes are those of the catalogue or not known.");

    private protected override void Analyze(AdditionalFileAnalysisContext context, SourceText text)
    {
        var places = new JsonPlaces(context.AdditionalFile.Path, text);
        ModelCatalog.Check(text.ToString(), error => context.ReportDiagnostic(
            Diagnostic.Create(Descriptor, places.Of(error.Row), Path.GetFileName(context.AdditionalFile.Path), error.Problem)));
    }
}
