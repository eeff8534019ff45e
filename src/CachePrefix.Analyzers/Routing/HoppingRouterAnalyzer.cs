using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Routing;

/// <summary>Reports routers that choose the tier of conversations without weighing the caches (CPA4005).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HoppingRouterAnalyzer() : OperationAnalyzer(TierHop.Descriptor)
{
    private const string Adder = "AddRouter";

    private protected override bool MayHold(TreeIndex file, Compilation compilation) => file.Mentions(Adder);

    private protected override bool IsMeant(SyntaxNode node) => CalledNameOf(node) == Adder;

    private protected override Action<NamedOperationContext>? Begin(Compilation compilation)
    {
        var prompts = new RoutedPrompts(compilation);
        return prompts.HasBuilder ? operation => Analyze(operation, prompts) : null;
    }

    private static void Analyze(NamedOperationContext context, RoutedPrompts prompts)
    {
        if (context.Operation is not IInvocationOperation call || prompts.NameOf(call) is not { } router)
            return;

        if (prompts.Of(router, context.CancellationToken).FirstOrDefault(TierHop.HasHistory) is not { } prompt)
            return;

        var location = call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } ? member.Name.GetLocation() : call.Syntax.GetLocation();
        context.ReportDiagnostic(Diagnostic.Create(
            TierHop.Descriptor, location, prompt.Type.Name, $"router '{router}'", TierHop.CostOf(prompt.Cascade!.Strings(), ProjectFiles.Of(context.Options))));
    }
}
