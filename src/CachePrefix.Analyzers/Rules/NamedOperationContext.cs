using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Rules;

/// <summary>One operation under analysis.</summary>
internal readonly struct NamedOperationContext(SemanticModelAnalysisContext file, IOperation operation)
{
    public IOperation Operation { get; } = operation;

    public AnalyzerOptions Options => file.Options;

    public Compilation Compilation => file.SemanticModel.Compilation;

    public CancellationToken CancellationToken => file.CancellationToken;

    /// <summary>The member that the operation is in.</summary>
    public ISymbol? ContainingSymbol
    {
        get
        {
            var symbol = file.SemanticModel.GetEnclosingSymbol(Operation.Syntax.SpanStart, CancellationToken);
            while (symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
                symbol = symbol.ContainingSymbol;
            return symbol;
        }
    }

    public void ReportDiagnostic(Diagnostic diagnostic) => file.ReportDiagnostic(diagnostic);
}
