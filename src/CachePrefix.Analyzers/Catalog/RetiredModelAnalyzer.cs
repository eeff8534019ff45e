using System.Globalization;
using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CachePrefix.Analyzers.Catalog;

/// <summary>Reports a model of <c>cacheprefix.json</c> that was retired, or soon will be, when its row was checked (CPA4007).</summary>
/// <remarks>Today's date plays no part, so that equal inputs give equal builds on every day.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RetiredModelAnalyzer() : AdditionalFileAnalyzer(Descriptor, PromptConfiguration.IsConfiguration)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.RetiredModel,
        RuleCategory.Routing,
        DiagnosticSeverity.Warning,
        "A tier's model is retired or soon will be",
        "Model '{0}' of tier '{1}' {2}{3}",
        "A retired model answers no request, or another model answers in its place at another price. The catalogue knows the days that providers announced.");

    private static readonly TimeSpan Notice = TimeSpan.FromDays(90);

    private protected override void Analyze(AdditionalFileAnalysisContext context, SourceText text)
    {
        var places = new JsonPlaces(context.AdditionalFile.Path, text);
        var models = ProjectFiles.Of(context.Options).Models;
        foreach (var tier in ConfigurationReader.Read(text.ToString()).Tiers)
        {
            if (models.Find(tier.Model) is not { Retires: { } day } model || day - model.Checked > Notice)
                continue;

            context.ReportDiagnostic(Diagnostic.Create(
                Descriptor,
                places.Of(tier.Model, behind: tier.Name),
                FixProperties.ModelName.With(model.Successor),
                tier.Model,
                tier.Name,
                string.Format(CultureInfo.InvariantCulture, day <= model.Checked ? "was retired on {0:yyyy-MM-dd}" : "retires on {0:yyyy-MM-dd}", day),
                model.Successor is { } successor ? $"; its provider recommends '{successor}'" : "; choose another model"));
        }
    }
}
