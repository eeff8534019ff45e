using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CachePrefix.Analyzers.Requests;

/// <summary>Takes the findings of the rules in one file, each place once per rule.</summary>
internal sealed class RequestReport(SemanticModelAnalysisContext context)
{
    private readonly HashSet<(string Id, TextSpan Span)> _reported = [];

    public SemanticModel Model => context.SemanticModel;

    public CancellationToken CancellationToken => context.CancellationToken;

    public void Add(DiagnosticDescriptor rule, SyntaxNode place, params object[] arguments) => Add(rule, rule.DefaultSeverity, place, [], arguments);

    public void Add(DiagnosticDescriptor rule, DiagnosticSeverity severity, SyntaxNode place, params object[] arguments) => Add(rule, severity, place, [], arguments);

    /// <param name="rule">The rule.</param>
    /// <param name="place">What breaks it.</param>
    /// <param name="others">What it breaks it with.</param>
    /// <param name="arguments">The arguments of the message.</param>
    public void AddWith(DiagnosticDescriptor rule, SyntaxNode place, IEnumerable<SyntaxNode> others, params object[] arguments) => Add(rule, rule.DefaultSeverity, place, others, arguments);

    private void Add(DiagnosticDescriptor rule, DiagnosticSeverity severity, SyntaxNode place, IEnumerable<SyntaxNode> others, object[] arguments)
    {
        if (place.SyntaxTree == context.SemanticModel.SyntaxTree && _reported.Add((rule.Id, place.Span)))
            context.ReportDiagnostic(Diagnostic.Create(rule, place.GetLocation(), severity, others.Select(static other => other.GetLocation()), properties: null, arguments));
    }
}
