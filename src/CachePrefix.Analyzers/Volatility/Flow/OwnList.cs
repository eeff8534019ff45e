using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Tells lists of messages that a method makes anew and sends itself from those that keep a conversation.</summary>
internal static class OwnList
{
    /// <summary>Whether a message is put into a list which is not kept, handed to the caller or filled with earlier turns.</summary>
    public static bool Holds(SyntaxNode message) => ListOf(message) switch
    {
        ArgumentSyntax argument => IsRead(argument),
        VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax } local => IsOwn(local),
        _ => false,
    };

    /// <summary>What gets the list that is written around a message: a local or an argument.</summary>
    private static SyntaxNode? ListOf(SyntaxNode message)
    {
        var node = message;
        while (node.Parent is InitializerExpressionSyntax or ExpressionElementSyntax or CollectionExpressionSyntax or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or BaseObjectCreationExpressionSyntax)
            node = node.Parent;

        return node == message ? null
            : node.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax local } ? local
            : node.Parent as ArgumentSyntax;
    }

    private static bool IsOwn(VariableDeclaratorSyntax local)
    {
        var name = local.Identifier.ValueText;
        var body = local.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        var member = body is GlobalStatementSyntax ? body.Parent : body;
        return member is not null && member.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(use => use.Identifier.ValueText == name && !(use.Parent is MemberAccessExpressionSyntax access && access.Name == use))
            .All(IsUsedHere);
    }

    private static bool IsUsedHere(IdentifierNameSyntax use) => use.Parent switch
    {
        ArgumentSyntax argument => IsRead(argument),
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax, Right: var value } => value == use,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } => CalledName.Of(call.Expression) is "Add" or "ToList" or "ToArray" or "Count" && !MessagePlacement.AreSeveral(call),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Count" } => true,
        AnonymousObjectMemberDeclaratorSyntax => true,
        _ => false,
    };

    /// <summary>Whether a call gives something for its argument, so that the list is not there to be filled.</summary>
    private static bool IsRead(ArgumentSyntax argument)
    {
        var call = argument.Parent?.Parent;
        var user = call?.Parent is AwaitExpressionSyntax awaited ? awaited.Parent : call?.Parent;
        return call is InvocationExpressionSyntax ? user is not ExpressionStatementSyntax : call is BaseObjectCreationExpressionSyntax;
    }
}
