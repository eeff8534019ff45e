using System.Collections.Immutable;
using CachePrefix.Analyzers.Catalog;
using CachePrefix.Analyzers.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CachePrefix.Analyzers.Requests;

/// <summary>Takes the findings of the rules in one file, each place once per rule.</summary>
internal sealed class RequestReport(SemanticModelAnalysisContext context)
{
    private readonly HashSet<(string Id, TextSpan Span)> _reported = [];

    /// <summary>Whether the project can talk to Anthropic by the official SDK, whose adapter decides what a chat client sends.</summary>
    public bool HasAnthropic { get; } = SeesAnthropic(context.SemanticModel.Compilation);

    /// <summary>The catalogue with the project's own rows.</summary>
    public ModelCatalog Models { get; } = ProjectFiles.Of(context.Options).Models;

    public SemanticModel Model => context.SemanticModel;

    public CancellationToken CancellationToken => context.CancellationToken;

    public static bool SeesAnthropic(Compilation compilation) => compilation.ReferencedAssemblyNames.Any(static reference => reference.Name == "Anthropic");

    public void Add(DiagnosticDescriptor rule, SyntaxNode place, params object[] arguments) => Add(rule, rule.DefaultSeverity, place, [], repair: null, arguments);

    public void Add(DiagnosticDescriptor rule, DiagnosticSeverity severity, SyntaxNode place, params object[] arguments) => Add(rule, severity, place, [], repair: null, arguments);

    /// <param name="rule">The rule.</param>
    /// <param name="place">What breaks it.</param>
    /// <param name="others">What it breaks it with.</param>
    /// <param name="arguments">The arguments of the message.</param>
    public void AddWith(DiagnosticDescriptor rule, SyntaxNode place, IEnumerable<SyntaxNode> others, params object[] arguments) => Add(rule, rule.DefaultSeverity, place, others, repair: null, arguments);

    /// <summary>Reports what a fix can repair; how is one of <see cref="Repairs"/>.</summary>
    public void AddRepairable(DiagnosticDescriptor rule, string repair, SyntaxNode place, IEnumerable<SyntaxNode> others, params object[] arguments) =>
        Add(rule, rule.DefaultSeverity, place, others, repair, arguments);

    private void Add(DiagnosticDescriptor rule, DiagnosticSeverity severity, SyntaxNode place, IEnumerable<SyntaxNode> others, string? repair, object[] arguments)
    {
        if (place.SyntaxTree == context.SemanticModel.SyntaxTree && _reported.Add((rule.Id, place.Span)))
        {
            var properties = repair is null ? null : ImmutableDictionary<string, string?>.Empty.Add(Repairs.Property, repair);
            context.ReportDiagnostic(Diagnostic.Create(rule, place.GetLocation(), severity, others.Select(static other => other.GetLocation()), properties, arguments));
        }
    }
}
