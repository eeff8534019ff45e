using System.Collections.Immutable;
using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Operations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Routing;

/// <summary>Reports routers that choose the tier of conversations without weighing the caches (CPA4005).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HoppingRouterAnalyzer : DiagnosticAnalyzer
{
    private const string Adder = "AddRouter";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [TierHop.Descriptor];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var prompts = new RoutedPrompts(start.Compilation, start.CancellationToken);
            if (prompts.HasBuilder)
                start.RegisterNamedOperationAction(static file => file.Mentions(Adder), static node => NamedOperations.CalledName(node) == Adder, operation => Analyze(operation, prompts));
        });
    }

    private static void Analyze(NamedOperationContext context, RoutedPrompts prompts)
    {
        if (context.Operation is not IInvocationOperation call || prompts.NameOf(call) is not { } router)
            return;

        if (prompts.Of(router).FirstOrDefault(TierHop.HasHistory) is not { } prompt)
            return;

        var location = call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } ? member.Name.GetLocation() : call.Syntax.GetLocation();
        context.ReportDiagnostic(Diagnostic.Create(
            TierHop.Descriptor, location, prompt.Type.Name, $"router '{router}'", TierHop.CostOf(prompt.Cascade!.Strings(), ProjectFiles.Of(context.Options))));
    }
}
