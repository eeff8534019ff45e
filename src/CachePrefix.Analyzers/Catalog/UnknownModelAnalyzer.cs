using System.Collections.Immutable;
using CachePrefix.Analyzers.DefinitionRules;
using CachePrefix.Analyzers.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Catalog;

/// <summary>Reports a model of <c>cacheprefix.json</c> that the catalogue does not have (CPA9021).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnknownModelAnalyzer : DiagnosticAnalyzer
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.UnknownModel,
        "A model is not in the catalogue",
        "Model '{0}' of tier '{1}' is not in the catalogue, so no rule judges its sizes and prices; add a row for it to an additional file models.json",
        DefinitionDescriptor.Definition,
        DiagnosticSeverity.Info,
        "Rules about sizes and prices say nothing about a model that they do not know.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptor];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterAdditionalFileAction(Analyze);
    }

    private static void Analyze(AdditionalFileAnalysisContext context)
    {
        var file = context.AdditionalFile;
        if (!PromptConfiguration.IsConfiguration(file) || file.GetText(context.CancellationToken) is not { } text)
            return;

        var models = ProjectFiles.Of(context.Options).Models;
        foreach (var tier in ConfigurationReader.Read(text.ToString()).Tiers)
        {
            if (models.Find(tier.Model) is null)
                context.ReportDiagnostic(Diagnostic.Create(Descriptor, JsonLocation.OfString(tier.Model, tier.Name, file.Path, text), tier.Model, tier.Name));
        }
    }
}
