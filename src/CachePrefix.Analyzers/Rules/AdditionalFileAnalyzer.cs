using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CachePrefix.Analyzers.Rules;

/// <summary>The base of a rule about one kind of additional file.</summary>
public abstract class AdditionalFileAnalyzer : DiagnosticAnalyzer
{
    private readonly Func<AdditionalText, bool> _isMeant;

    private protected AdditionalFileAnalyzer(DiagnosticDescriptor descriptor, Func<AdditionalText, bool> isMeant)
    {
        _isMeant = isMeant;
        SupportedDiagnostics = [descriptor];
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterAdditionalFileAction(file =>
        {
            if (_isMeant(file.AdditionalFile) && file.AdditionalFile.GetText(file.CancellationToken) is { } text)
                Analyze(file, text);
        });
    }

    private protected abstract void Analyze(AdditionalFileAnalysisContext context, SourceText text);
}
