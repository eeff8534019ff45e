using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Definitions;

/// <summary>Reports that a prompt chooses its tier in several ways.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConflictingRoutesAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = DefinitionDescriptor.Create(
        RuleIds.ConflictingRoutes,
        "A prompt chooses its tier in several ways",
        "Prompt '{0}' chooses its tier in several ways; keep one of [Tier], [Cascade] and [RouteBy]",
        "A call is answered on one tier, along one cascade, or on the tier that one method names.");

    private protected override void Analyze(DefinitionContext context)
    {
        var prompt = context.Prompt;
        var routes = new[] { prompt.Cascade, prompt.Tier }.Concat(prompt.Routers.Select(static AttributeData? (router) => router.Attribute));
        foreach (var route in routes.Where(static route => route is not null).Skip(1))
            context.Report(route!, prompt.Type.Name);
    }
}
