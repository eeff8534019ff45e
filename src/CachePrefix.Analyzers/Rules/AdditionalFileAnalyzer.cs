using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CachePrefix.Analyzers.Rules;

/// <summary>The base of a rule about one kind of additional file.</summary>
public abstract class AdditionalFileAnalyzer : SingleRuleAnalyzer
{
    private readonly Func<AdditionalText, bool> _isMeant;

    private protected AdditionalFileAnalyzer(DiagnosticDescriptor descriptor, Func<AdditionalText, bool> isMeant)
        : base(descriptor) => _isMeant = isMeant;

    private protected sealed override void Register(AnalysisContext context)
    {
        context.RegisterAdditionalFileAction(file =>
        {
            if (_isMeant(file.AdditionalFile) && file.AdditionalFile.GetText(file.CancellationToken) is { } text)
                Analyze(file, text);
        });
    }

    private protected abstract void Analyze(AdditionalFileAnalysisContext context, SourceText text);
}
