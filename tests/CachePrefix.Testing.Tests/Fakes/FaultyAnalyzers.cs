using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Testing.Tests;

/// <summary>Throws on every operation.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ThrowingAnalyzer : NowAnalyzer
{
    protected override void Analyze(OperationAnalysisContext context) => throw new InvalidOperationException("The fake analyzer fails.");
}

/// <summary>Reports at a place without a tree, which no <c>#pragma</c> can silence.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DetachedAnalyzer : NowAnalyzer
{
    protected override void Analyze(OperationAnalysisContext context)
    {
        var span = context.Operation.Syntax.GetLocation().GetLineSpan();
        context.ReportDiagnostic(Diagnostic.Create(Rule, Location.Create(span.Path, context.Operation.Syntax.Span, span.Span), "Now"));
    }
}
