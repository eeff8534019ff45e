using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.DefinitionRules;

/// <summary>Reports that a prompt chooses its tier in several ways.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConflictingRoutesAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.ConflictingRoutes,
        RuleCategory.Definition,
        DiagnosticSeverity.Error,
        "A prompt chooses its tier in several ways",
        "Prompt '{0}' chooses its tier in several ways; keep one of [Tier], [Cascade] and [RouteBy]; [Route] goes with [Cascade]",
        "A call is answered on one tier, along one cascade, or on the tier that one method names. A router that [Route] names chooses where a cascade starts.");

    private protected override void Analyze(DefinitionContext context)
    {
        var prompt = context.Prompt;
        var routes = new[] { prompt.Cascade, prompt.Tier }.Concat(prompt.Routers.Select(static AttributeData? (router) => router.Attribute));
        foreach (var route in routes.Where(static route => route is not null).Skip(1))
            context.Report(route!, prompt.Type.Name);
        if (prompt.Cascade is null && prompt.Route is { } router)
            context.Report(router, prompt.Type.Name);
    }
}
