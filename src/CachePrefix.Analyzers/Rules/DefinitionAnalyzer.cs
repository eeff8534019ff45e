using CachePrefix.Analyzers.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Rules;

/// <summary>The base of a rule about prompt definitions.</summary>
public abstract class DefinitionAnalyzer : SingleRuleAnalyzer
{
    private protected DefinitionAnalyzer(DiagnosticDescriptor descriptor)
        : base(descriptor)
    {
    }

    private protected sealed override void Register(AnalysisContext context)
    {
        context.RegisterCompilationStartAction(start =>
        {
            var known = KnownTypes.Of(start.Compilation);
            if (known.Prompt is null)
                return;

            start.RegisterSymbolAction(
                symbol =>
                {
                    if (known.DeclarationOf((INamedTypeSymbol)symbol.Symbol, symbol.CancellationToken) is { } prompt)
                        Analyze(new DefinitionContext(symbol, prompt, SupportedDiagnostics[0]));
                },
                SymbolKind.NamedType);
        });
    }

    private protected abstract void Analyze(DefinitionContext context);
}
