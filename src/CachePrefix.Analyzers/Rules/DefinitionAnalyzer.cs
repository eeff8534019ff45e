using System.Collections.Immutable;
using CachePrefix.Analyzers.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Rules;

/// <summary>The base of a rule about prompt definitions.</summary>
public abstract class DefinitionAnalyzer : DiagnosticAnalyzer
{
    private readonly DiagnosticDescriptor _descriptor;

    private protected DefinitionAnalyzer(DiagnosticDescriptor descriptor)
    {
        _descriptor = descriptor;
        SupportedDiagnostics = [descriptor];
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var known = KnownTypes.Of(start.Compilation);
            if (known.Prompt is null)
                return;

            start.RegisterSymbolAction(
                symbol =>
                {
                    if (known.DeclarationOf((INamedTypeSymbol)symbol.Symbol, symbol.CancellationToken) is { } prompt)
                        Analyze(new DefinitionContext(symbol, prompt, _descriptor));
                },
                SymbolKind.NamedType);
        });
    }

    private protected abstract void Analyze(DefinitionContext context);
}
