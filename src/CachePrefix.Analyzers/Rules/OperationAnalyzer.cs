using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Rules;

/// <summary>The base of a rule about single operations of one kind, such as calls or assignments.</summary>
public abstract class OperationAnalyzer : DiagnosticAnalyzer
{
    private readonly OperationKind _kind;

    private protected OperationAnalyzer(DiagnosticDescriptor descriptor, OperationKind kind)
    {
        _kind = kind;
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
            if (Begin(start.Compilation, start.CancellationToken) is { } analyze)
                start.RegisterOperationAction(analyze, _kind);
        });
    }

    /// <summary>What looks at one operation, or <see langword="null"/> where the compilation is none of the rule's concern.</summary>
    private protected abstract Action<OperationAnalysisContext>? Begin(Compilation compilation, CancellationToken cancellationToken);
}
