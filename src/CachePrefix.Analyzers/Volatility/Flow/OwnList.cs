using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Tells lists of messages that a method makes anew and sends itself from those that keep a conversation.</summary>
internal static class OwnList
{
    /// <summary>Whether a message is put into a list which is not kept, handed to the caller or filled with earlier turns, or is asked alone.</summary>
    public static bool Holds(SyntaxNode message)
    {
        message = OnlyUse(message) ?? message;
        return IsAskedAlone(message) || ListOf(message) switch
        {
            ArgumentSyntax argument => IsRead(argument),
            VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax } local => !IsRepeated(message, local) && IsOwn(local),
            _ => false,
        };
    }

    /// <summary>Where a message that a local holds is put, if that is one place.</summary>
    private static IdentifierNameSyntax? OnlyUse(SyntaxNode message)
    {
        if (message.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax } local })
            return null;

        var name = local.Identifier.ValueText;
        var uses = MemberAround(local)?.DescendantNodes().OfType<IdentifierNameSyntax>().Where(use => use.Identifier.ValueText == name).Take(2).ToList();
        return uses is [var use] ? use : null;
    }

    /// <summary>Whether a message is the first of the texts that a call gets which asks a model for one answer.</summary>
    private static bool IsAskedAlone(SyntaxNode message) =>
        message.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } arguments } argument
        && arguments.Arguments[0] == argument && CalledName.Of(call.Expression) is "CompleteChat" or "CompleteChatAsync" or "CompleteChatStreaming" or "CompleteChatStreamingAsync" or "GetResponseAsync" or "GetStreamingResponseAsync" && IsRead(argument);

    /// <summary>What gets the list that a message is written into: a local or an argument.</summary>
    private static SyntaxNode? ListOf(SyntaxNode message)
    {
        if (AddingCall(message) is { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax list } } call)
            return MadeLocal(list.Identifier.ValueText, call);

        var node = message;
        while (node.Parent is InitializerExpressionSyntax or ExpressionElementSyntax or CollectionExpressionSyntax or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or BaseObjectCreationExpressionSyntax)
            node = node.Parent;

        return node == message ? null
            : node.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax local } ? local
            : node.Parent as ArgumentSyntax;
    }

    /// <summary>The call that adds a message to a list: one that makes the message, or gets it as its argument.</summary>
    public static InvocationExpressionSyntax? AddingCall(SyntaxNode message) =>
        message is InvocationExpressionSyntax made && IsAdding(made) ? made
        : message is { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } } && IsAdding(call) ? call
        : null;

    public static bool IsAdding(InvocationExpressionSyntax call) => CalledName.Of(call.Expression) is "Add" or "AddMessage" or "AddSystemMessage" or "AddDeveloperMessage" or "AddUserMessage";

    /// <summary>The local that a method makes an empty list for.</summary>
    private static VariableDeclaratorSyntax? MadeLocal(string name, SyntaxNode use) => MemberAround(use)?.DescendantNodes().OfType<VariableDeclaratorSyntax>().FirstOrDefault(local =>
        local.Identifier.ValueText == name && local.Initializer is { Value: BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 } } or CollectionExpressionSyntax { Elements.Count: 0 } });

    public static SyntaxNode? MemberAround(SyntaxNode node)
    {
        var member = node.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        return member is GlobalStatementSyntax ? member.Parent : member;
    }

    private static bool IsOwn(VariableDeclaratorSyntax local)
    {
        var name = local.Identifier.ValueText;
        return MemberAround(local) is { } member && member.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(use => use.Identifier.ValueText == name && !(use.Parent is MemberAccessExpressionSyntax access && access.Name == use))
            .All(use => IsUsedHere(use, local));
    }

    private static bool IsUsedHere(IdentifierNameSyntax use, VariableDeclaratorSyntax local) => use.Parent switch
    {
        ArgumentSyntax argument => IsRead(argument),
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax, Right: var value } => value == use,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } => IsAdding(call) ? !IsLater(use, local) : CalledName.Of(call.Expression) is "ToList" or "ToArray" or "Count",
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Count" } => true,
        AnonymousObjectMemberDeclaratorSyntax => true,
        _ => false,
    };

    /// <summary>Whether code around a node, but not around the list, runs several times.</summary>
    private static bool IsRepeated(SyntaxNode node, VariableDeclaratorSyntax local) => Between(node, local)
        .Any(static around => around is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax);

    /// <summary>Whether code around a use, but not around the list, runs when others call it.</summary>
    private static bool IsLater(IdentifierNameSyntax use, VariableDeclaratorSyntax local) => Between(use, local)
        .Any(static around => around is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);

    private static IEnumerable<SyntaxNode> Between(SyntaxNode node, VariableDeclaratorSyntax local) => node.Ancestors().TakeWhile(around => !around.Span.Contains(local.Span));

    /// <summary>Whether a call gives something for its argument, so that the list is not there to be filled.</summary>
    private static bool IsRead(ArgumentSyntax argument)
    {
        var call = argument.Parent?.Parent;
        var user = call?.Parent is AwaitExpressionSyntax awaited ? awaited.Parent : call?.Parent;
        return call is InvocationExpressionSyntax ? user is not ExpressionStatementSyntax : call is BaseObjectCreationExpressionSyntax;
    }
}
