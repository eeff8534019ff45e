using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Rules;

/// <summary>
/// The base of a rule about single operations, such as calls or assignments, which are found by names in the code. An action for operations would
/// make the compiler bind every body of every project that refers to the library once more, to find the few that a rule is about.
/// </summary>
public abstract class OperationAnalyzer : SingleRuleAnalyzer
{
    private protected OperationAnalyzer(DiagnosticDescriptor descriptor)
        : base(descriptor)
    {
    }

    private protected sealed override void Register(AnalysisContext context)
    {
        context.RegisterCompilationStartAction(start =>
        {
            if (Begin(start.Compilation) is { } analyze)
                start.RegisterSemanticModelAction(file => AnalyzeFile(file, analyze));
        });
    }

    /// <summary>Whether a file has the names in it without which the rule has nothing to look at.</summary>
    private protected abstract bool MayHold(TreeIndex file, Compilation compilation);

    /// <summary>Whether a node has the name of an operation that the rule looks at.</summary>
    private protected abstract bool IsMeant(SyntaxNode node);

    /// <summary>What looks at one operation, or <see langword="null"/> where the compilation is none of the rule's concern.</summary>
    private protected abstract Action<NamedOperationContext>? Begin(Compilation compilation);

    /// <summary>The name that a call is made by, or <see langword="null"/> for other nodes.</summary>
    private protected static string? CalledNameOf(SyntaxNode node) => node is InvocationExpressionSyntax { Expression: var called } ? CalledName.Of(called) : null;

    private void AnalyzeFile(SemanticModelAnalysisContext file, Action<NamedOperationContext> analyze)
    {
        var tree = file.SemanticModel.SyntaxTree;
        if (!MayHold(TreeIndex.Of(tree, file.CancellationToken), file.SemanticModel.Compilation))
            return;

        foreach (var node in tree.GetRoot(file.CancellationToken).DescendantNodes())
        {
            if (IsMeant(node) && file.SemanticModel.GetOperation(node, file.CancellationToken) is { } operation)
                analyze(new NamedOperationContext(file, operation));
        }
    }
}
