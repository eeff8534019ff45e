using CachePrefix.Analyzers.Catalog;
using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using CachePrefix.Analyzers.Volatility.Rows;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CachePrefix.Analyzers.Requests;

/// <summary>Takes the findings of the rules, each place once per rule.</summary>
internal sealed class RequestReport
{
    private const string KeyedProperties = "AdditionalProperties";

    private readonly HashSet<(string Id, SyntaxTree Tree, TextSpan Span)> _reported = [];
    private readonly List<Diagnostic> _findings = [];
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

    /// <summary>What rules read beyond what they were given.</summary>
    public Dependencies Dependencies { get; } = new();

    public IReadOnlyList<Diagnostic> Findings => _findings;

    public static bool SeesAnthropic(Compilation compilation) => PartTable.Default.IsReferenced(compilation, PartSdk.Anthropic);

    public SemanticModel ModelOf(SyntaxNode node) => _analysis.Engine.Bodies.ModelOf(node);

    /// <summary>Whether code of the project that sets no further properties of its own looks one up by a key, so that an adapter need not.</summary>
    public bool IsKeyRead(string key)
    {
        var users = _analysis.Engine.Index.Own.Mentioning(KeyedProperties);
        Dependencies.Add(new Reading(users.Select(static entry => entry.Node.SyntaxTree)) { Names = { new AskedName(NameUse.Mentioned, KeyedProperties), new AskedName(NameUse.Assigned, KeyedProperties) } });
        return users.Any(entry => !entry.Assigns.Contains(KeyedProperties)
            && entry.Node.DescendantTokens().Any(token => token.IsKind(SyntaxKind.StringLiteralToken) && token.ValueText == key));
    }

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
        if (_analysis.Engine.Projects.IsOwn(place) && _reported.Add((rule.Id, place.SyntaxTree, place.Span)))
            _findings.Add(Diagnostic.Create(rule, place.GetLocation(), severity, others.Select(other => _analysis.Engine.Projects.LocationOf(other)), FixProperties.Repair.With(repair), arguments));
    }
}
