using System.Collections.Immutable;
using CachePrefix.Analyzers.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.DefinitionRules;

/// <summary>One definition under analysis.</summary>
internal readonly struct DefinitionContext(SymbolAnalysisContext context, PromptDeclaration prompt, DiagnosticDescriptor descriptor)
{
    public PromptDeclaration Prompt { get; } = prompt;

    public CancellationToken CancellationToken => context.CancellationToken;

    public AnalyzerConfigOptions GlobalOptions => context.Options.AnalyzerConfigOptionsProvider.GlobalOptions;

    public AnalyzerOptions Options => context.Options;

    /// <summary>What the project's additional files say.</summary>
    public ProjectFiles Files => ProjectFiles.Of(context.Options);

    /// <summary>Reports on a symbol's name.</summary>
    public void Report(ISymbol symbol, params object[] arguments) => Report(symbol.Locations.FirstOrDefault() ?? Location.None, arguments);

    /// <summary>Reports on an attribute.</summary>
    public void Report(AttributeData attribute, params object[] arguments) => Report(attribute.Location(CancellationToken), arguments);

    /// <summary>Reports with what a fix needs to know.</summary>
    public void Report(Location location, ImmutableDictionary<string, string?> properties, params object[] arguments) =>
        context.ReportDiagnostic(Diagnostic.Create(descriptor, location, properties, arguments));

    private void Report(Location location, object[] arguments) => context.ReportDiagnostic(Diagnostic.Create(descriptor, location, arguments));

    /// <summary>Reports on code.</summary>
    public void Report(SyntaxNode node, params object[] arguments) => Report(node.GetLocation(), arguments);
}
