using System.Collections.Immutable;
using CachePrefix.Analyzers.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Rules;

/// <summary>One definition under analysis.</summary>
internal readonly struct DefinitionContext(SymbolAnalysisContext context, PromptDeclaration prompt, DiagnosticDescriptor descriptor)
{
    public PromptDeclaration Prompt { get; } = prompt;

    public CancellationToken CancellationToken => context.CancellationToken;

    public AnalyzerConfigOptions GlobalOptions => context.Options.AnalyzerConfigOptionsProvider.GlobalOptions;

    public AnalyzerOptions Options => context.Options;

    /// <summary>What the project's additional files say.</summary>
    public ProjectFiles Files => ProjectFiles.Of(context.Options);

    /// <summary>Reports on a symbol's name; on that of the definition where the symbol is inherited.</summary>
    public void Report(ISymbol symbol, params object[] arguments) =>
        context.ReportDiagnostic(Diagnostic.Create(descriptor, IsInherited(symbol) ? Own : symbol.Locations.FirstOrDefault() ?? Own, arguments));

    /// <summary>Reports on an attribute.</summary>
    public void Report(AttributeData attribute, params object[] arguments) => Report(attribute.Location(CancellationToken), arguments);

    /// <summary>Reports with what a fix needs to know.</summary>
    public void Report(Location location, ImmutableDictionary<string, string?> properties, params object[] arguments) =>
        context.ReportDiagnostic(Diagnostic.Create(descriptor, Place(location), properties, arguments));

    /// <summary>Reports with the places that belong to it, in order.</summary>
    public void Report(Location location, IEnumerable<Location> others, params object[] arguments) =>
        context.ReportDiagnostic(Diagnostic.Create(descriptor, Place(location), others.Where(static other => other.IsInSource), arguments));

    private void Report(Location location, object[] arguments) => context.ReportDiagnostic(Diagnostic.Create(descriptor, Place(location), arguments));

    /// <summary>Reports on code.</summary>
    public void Report(SyntaxNode node, params object[] arguments) => Report(node.GetLocation(), arguments);

    private Location Own => Prompt.Type.Locations[0];

    private bool IsInherited(ISymbol symbol) => Prompt.Hierarchy.Types.Skip(1).Contains(symbol.ContainingType, SymbolEqualityComparer.Default);

    /// <summary>A base type's code, which other definitions may share or which may be compiled, is not the place.</summary>
    private Location Place(Location location)
    {
        foreach (var part in Prompt.Type.DeclaringSyntaxReferences)
        {
            if (part.SyntaxTree == location.SourceTree && part.Span.Contains(location.SourceSpan))
                return location;
        }

        return Own;
    }
}
