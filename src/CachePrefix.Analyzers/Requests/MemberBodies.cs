using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Requests;

/// <summary>Finds the code of a member.</summary>
internal static class MemberBodies
{
    public static IEnumerable<IOperation> Of(SyntaxNode member, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var node in NodesOf(member))
        {
            if (node is not null && model.GetOperation(node, cancellationToken) is { } operation)
                yield return operation;
        }
    }

    private static IEnumerable<SyntaxNode?> NodesOf(SyntaxNode member) => member switch
    {
        BaseMethodDeclarationSyntax or CompilationUnitSyntax => [member],
        FieldDeclarationSyntax field => field.Declaration.Variables.Select(static variable => variable.Initializer),
        PropertyDeclarationSyntax property => [property.Initializer, property.ExpressionBody, .. AccessorsOf(property)],
        IndexerDeclarationSyntax indexer => [indexer.ExpressionBody, .. AccessorsOf(indexer)],
        _ => [],
    };

    private static IEnumerable<SyntaxNode> AccessorsOf(BasePropertyDeclarationSyntax property) => property.AccessorList?.Accessors ?? [];
}
