using System.Collections.Immutable;
using CachePrefix.Analyzers.Catalog;
using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Requests.Rules;
using CachePrefix.Analyzers.Rules;
using CachePrefix.Analyzers.Volatility.Rows;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CachePrefix.Analyzers.Requests;

/// <summary>Takes the findings of the rules in one compilation, each place once per rule.</summary>
internal sealed class RequestReport
{
    private readonly HashSet<(string Id, SyntaxTree Tree, TextSpan Span)> _reported = [];
    private readonly Dictionary<SyntaxTree, List<Diagnostic>> _byTree = [];
    private readonly EngineAnalysis _analysis;

    public RequestReport(EngineAnalysis analysis, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        (_analysis, CancellationToken) = (analysis, cancellationToken);
        HasAnthropic = SeesAnthropic(analysis.Engine.Projects.Main);
        Models = ProjectFiles.Of(options).Models;
    }

    /// <summary>Whether the project can talk to Anthropic by the official SDK, whose adapter decides what a chat client sends.</summary>
    public bool HasAnthropic { get; }

    /// <summary>The catalogue with the project's own rows.</summary>
    public ModelCatalog Models { get; }

    public CancellationToken CancellationToken { get; }

    public static bool SeesAnthropic(Compilation compilation) => PartTable.Default.IsReferenced(compilation, PartSdk.Anthropic);

    /// <summary>What rules find in the bodies of a compilation.</summary>
    public static RequestReport Create(EngineAnalysis analysis, AnalyzerOptions options, ImmutableArray<RequestRule> rules, CancellationToken cancellationToken)
    {
        var report = new RequestReport(analysis, options, cancellationToken);
        if (analysis.Requests is { } kept && ReferenceEquals(kept.Models, report.Models))
        {
            foreach (var file in kept.ByTree)
                report._byTree.Add(file.Key, file.Value);
            return report;
        }

        foreach (var body in analysis.Bodies(cancellationToken))
        {
            foreach (var rule in rules)
                rule.Check(body, report);
        }

        analysis.Keep(report.Models, report._byTree);
        return report;
    }

    public IReadOnlyList<Diagnostic> In(SyntaxTree tree) => _byTree.TryGetValue(tree, out var diagnostics) ? diagnostics : [];

    public SemanticModel ModelOf(SyntaxNode node) => _analysis.Engine.Bodies.ModelOf(node);

    /// <summary>Whether code of the project that sets no further properties of its own looks one up by a key, so that an adapter need not.</summary>
    public bool IsKeyRead(string key) => _analysis.OwnMentioning("AdditionalProperties").Any(entry => !entry.Assigns.Contains("AdditionalProperties")
        && entry.Node.DescendantTokens().Any(token => token.IsKind(SyntaxKind.StringLiteralToken) && token.ValueText == key));

    public void Add(DiagnosticDescriptor rule, SyntaxNode place, params object[] arguments) => Add(rule, rule.DefaultSeverity, place, [], repair: null, arguments);

    public void Add(DiagnosticDescriptor rule, DiagnosticSeverity severity, SyntaxNode place, params object[] arguments) => Add(rule, severity, place, [], repair: null, arguments);

    /// <param name="rule">The rule.</param>
    /// <param name="place">What breaks it.</param>
    /// <param name="others">What it breaks it with.</param>
    /// <param name="arguments">The arguments of the message.</param>
    public void AddWith(DiagnosticDescriptor rule, SyntaxNode place, IEnumerable<SyntaxNode> others, params object[] arguments) => Add(rule, rule.DefaultSeverity, place, others, repair: null, arguments);

    /// <summary>Reports what a fix can repair.</summary>
    public void AddRepairable(DiagnosticDescriptor rule, Repair repair, SyntaxNode place, IEnumerable<SyntaxNode> others, params object[] arguments) =>
        Add(rule, rule.DefaultSeverity, place, others, repair, arguments);

    private void Add(DiagnosticDescriptor rule, DiagnosticSeverity severity, SyntaxNode place, IEnumerable<SyntaxNode> others, Repair? repair, object[] arguments)
    {
        if (!_analysis.Engine.Projects.IsOwn(place) || !_reported.Add((rule.Id, place.SyntaxTree, place.Span)))
            return;
        if (!_byTree.TryGetValue(place.SyntaxTree, out var diagnostics))
            _byTree.Add(place.SyntaxTree, diagnostics = []);

        diagnostics.Add(Diagnostic.Create(rule, place.GetLocation(), severity, others.Select(other => _analysis.Engine.Projects.LocationOf(other)), FixProperties.Repair.With(repair), arguments));
    }
}
