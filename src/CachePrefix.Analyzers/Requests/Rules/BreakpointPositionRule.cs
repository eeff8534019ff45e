using CachePrefix.Analyzers.Rules;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CachePrefix.Analyzers.Requests.Rules;

/// <summary>Reports breakpoints behind text that the volatility rules have found volatile (CPA2005). They run it, because it reads their findings.</summary>
internal static class BreakpointPositionRule
{
    public static readonly DiagnosticDescriptor Descriptor = RequestRule.Create(
        RuleIds.BreakpointPosition,
        DiagnosticSeverity.Warning,
        "A breakpoint stands behind volatile text",
        "This breakpoint comes after '{0}', which differs from call to call: each call writes the cache and none reads it; end the cached part before it",
        "A provider looks its cache up by everything before a breakpoint. What is written behind volatile text is never found again, and writing costs more than sending.");

    /// <param name="context">The file.</param>
    /// <param name="analysis">What the engine found in the compilation.</param>
    /// <param name="findings">What the volatility rules report in it.</param>
    public static void Check(SemanticModelAnalysisContext context, EngineAnalysis analysis, IReadOnlyList<Diagnostic> findings)
    {
        var volatiles = findings.Where(static finding => finding.Severity >= DiagnosticSeverity.Warning).ToList();
        if (volatiles.Count == 0 || !RequestReport.SeesAnthropic(context.SemanticModel.Compilation))
            return;

        var tree = context.SemanticModel.SyntaxTree;
        var origins = volatiles
            .SelectMany(finding => finding.AdditionalLocations.Prepend(finding.Location).Where(location => location.SourceTree == tree).Select(location => (location.SourceSpan, Finding: finding)))
            .ToList();
        var report = new RequestReport(analysis, context.Options, context.CancellationToken);
        foreach (var request in analysis.ReadRequests(MayShow, context.CancellationToken).SelectMany(static member => member.Bodies).SelectMany(static body => body.Requests))
            Check(request, tree, origins, report);
        foreach (var diagnostic in report.Findings.Where(diagnostic => diagnostic.Location.SourceTree == tree))
            context.ReportDiagnostic(diagnostic);

        // What a member makes shows code of the file only if it was read for it.
        bool MayShow(MemberEntry member) =>
            member.Node.SyntaxTree == tree || analysis.Requests is not { } kept || !kept.Members.TryGetValue(member.Node, out var known) || known.Dependencies.Include(tree);
    }

    /// <summary>Reports the first breakpoint at or behind the first volatile element; those behind it are lost for the same reason.</summary>
    private static void Check(RequestShape request, SyntaxTree tree, List<(TextSpan Span, Diagnostic Finding)> origins, RequestReport report)
    {
        for (var i = 0; i < request.Elements.Count; i++)
        {
            if (FindingIn(request.Elements[i], tree, origins) is not { } finding)
                continue;

            var placed = request.PlacedMarkers.FirstOrDefault(placed => placed.Index >= i);
            if (placed.Marker is { } marker)
                Report(request, i, marker, finding, report);
            return;
        }
    }

    private static void Report(RequestShape request, int index, CacheMarker marker, Diagnostic finding, RequestReport report)
    {
        var source = finding.Properties.TryGetValue(Volatility.Rules.DiagnosticProperties.Source, out var text) ? text ?? "" : "";
        var before = index > 0 && request.Elements[index - 1] is { IsCertain: true, Kind: not (ElementKind.Unknown or ElementKind.Thinking), IsInstructions: false } element ? element : null;
        if (before is null || before.Section != request.Elements[index].Section || marker == request.Automatic)
            report.AddWith(Descriptor, marker.Place, [request.Elements[index].Node], source);
        else
            report.AddRepairable(Descriptor, before.Marker is null ? Repair.Move : Repair.Remove, marker.Place, [request.Elements[index].Node, before.Node], source);
    }

    private static Diagnostic? FindingIn(RequestElement element, SyntaxTree tree, List<(TextSpan Span, Diagnostic Finding)> origins)
    {
        if (element.Node.SyntaxTree != tree)
            return null;

        foreach (var (span, finding) in origins)
        {
            if ((element.Kind != ElementKind.Unknown && element.Node.Span.Contains(span)) || element.TextNode?.Span.Contains(span) == true)
                return finding;
        }

        return null;
    }
}
