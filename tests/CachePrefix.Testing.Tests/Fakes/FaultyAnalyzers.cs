using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Testing.Tests;

/// <summary>Throws on every operation.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ThrowingAnalyzer : NowAnalyzer
{
    protected override void Analyze(OperationAnalysisContext context) => throw new InvalidOperationException("The fake analyzer fails.");
}

/// <summary>Says that it leaves generated code alone, and reports in it through a compilation action.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GeneratedCodeAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [NowAnalyzer.Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationAction(compilation => compilation.ReportDiagnostic(Diagnostic.Create(NowAnalyzer.Rule, Location.None, "all")));
    }
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
