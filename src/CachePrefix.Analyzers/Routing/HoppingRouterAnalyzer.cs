using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Routing;

/// <summary>Reports routers that choose the tier of conversations without weighing the caches (CPA4005).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HoppingRouterAnalyzer() : OperationAnalyzer(TierHop.Descriptor, OperationKind.Invocation)
{
    private protected override Action<OperationAnalysisContext>? Begin(Compilation compilation, CancellationToken cancellationToken)
    {
        var prompts = new RoutedPrompts(compilation, cancellationToken);
        return prompts.HasBuilder ? operation => Analyze(operation, prompts) : null;
    }

    private static void Analyze(OperationAnalysisContext context, RoutedPrompts prompts)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name != "AddRouter" || prompts.NameOf(call) is not { } router)
            return;

        if (prompts.Of(router).FirstOrDefault(TierHop.HasHistory) is not { } prompt)
            return;

        var location = call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } ? member.Name.GetLocation() : call.Syntax.GetLocation();
        context.ReportDiagnostic(Diagnostic.Create(
            TierHop.Descriptor, location, prompt.Type.Name, $"router '{router}'", TierHop.CostOf(prompt.Cascade!.Strings(), ProjectFiles.Of(context.Options))));
    }
}
