using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Operations;

/// <summary>
/// Looks at operations whose code has certain names. An action for operations would make the compiler bind every body of every project that
/// refers to the library once more, to find the few that a rule is about.
/// </summary>
internal static class NamedOperations
{
    /// <summary>Registers an action for the operations of syntax nodes.</summary>
    /// <param name="start">The compilation.</param>
    /// <param name="mayHold">Chooses files by the names in them.</param>
    /// <param name="isMeant">Chooses nodes by their own names.</param>
    /// <param name="analyze">Looks at the operation of a node.</param>
    public static void RegisterNamedOperationAction(
        this CompilationStartAnalysisContext start, Func<TreeIndex, bool> mayHold, Func<SyntaxNode, bool> isMeant, Action<NamedOperationContext> analyze) => start.RegisterSemanticModelAction(file =>
    {
        var tree = file.SemanticModel.SyntaxTree;
        if (!mayHold(TreeIndex.Of(tree, file.CancellationToken)))
            return;

        foreach (var node in tree.GetRoot(file.CancellationToken).DescendantNodes())
        {
            if (isMeant(node) && file.SemanticModel.GetOperation(node, file.CancellationToken) is { } operation)
                analyze(new NamedOperationContext(file, operation));
        }
    });

    /// <summary>The name that a call is made by, or <see langword="null"/> for other nodes.</summary>
    public static string? CalledName(SyntaxNode node) => node is InvocationExpressionSyntax { Expression: var called }
        ? called switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
            SimpleNameSyntax name => name.Identifier.ValueText,
            _ => null,
        }
        : null;
}
