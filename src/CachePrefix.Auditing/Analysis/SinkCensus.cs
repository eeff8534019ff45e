using CachePrefix.Analyzers.Volatility.Sinks;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Auditing.Analysis;

/// <summary>Counts the places that fill a prompt through an SDK, by how they were recognised.</summary>
internal static class SinkCensus
{
    public static (int BySymbol, int ByName) Count(SyntaxTree tree, Compilation compilation, ICollection<string> usings, CancellationToken cancellationToken)
    {
        SemanticModel? semantics = null;
        var (bySymbol, byName) = (0, 0);
        foreach (var node in tree.GetRoot(cancellationToken).DescendantNodes())
        {
            if (NameOf(node) is not { } name || !IsSinkName(name.Mention))
                continue;

            semantics ??= CompilationCache.Of(compilation).ModelOf(tree);
            if (semantics.GetSymbolInfo(node is AssignmentExpressionSyntax assignment ? assignment.Left : node, cancellationToken).Symbol is { } symbol)
                bySymbol += SinkTable.Default.Find(symbol.OriginalDefinition) is null ? 0 : 1;
            else
                byName += SinkTable.Default.FindByName(name.Type, name.Member, usings) is null ? 0 : 1;
        }

        return (bySymbol, byName);
    }

    private static bool IsSinkName(string name) =>
        SinkTable.Default.MentionNames.Contains(name) || SinkTable.Default.AssignNames.Contains(name) || SinkTable.Default.RoleMessageNames.Contains(name);

    private static (string Mention, string? Type, string Member)? NameOf(SyntaxNode node) => node switch
    {
        ObjectCreationExpressionSyntax { Type: SimpleNameSyntax { Identifier.ValueText: var type } } => (type, type, "#ctor"),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method } access } => (method, (access.Expression as IdentifierNameSyntax)?.Identifier.ValueText, method),
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: var left } assigned => left switch
        {
            IdentifierNameSyntax { Identifier.ValueText: var member } => (member, (assigned.Parent?.Parent as ObjectCreationExpressionSyntax)?.Type is SimpleNameSyntax owner ? owner.Identifier.ValueText : null, member),
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: var member } => (member, null, member),
            _ => null,
        },
        _ => null,
    };
}
