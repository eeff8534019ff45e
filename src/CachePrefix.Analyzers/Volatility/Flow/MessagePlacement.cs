using CachePrefix.Analyzers.Rules;
using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Rows;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Tells where in a list of messages something is put.</summary>
internal static class MessagePlacement
{
    /// <summary>Whether the call puts its arguments before what is there.</summary>
    public static bool IsFirst(IInvocationOperation invocation) =>
        invocation.TargetMethod.Name.StartsWith("Prepend", StringComparison.Ordinal)
        || (invocation.TargetMethod.Name.StartsWith("Insert", StringComparison.Ordinal)
            && invocation.Arguments.Any(static argument => argument.Value.ConstantValue is { HasValue: true, Value: 0 or 1 }));

    /// <summary>Whether a call without a symbol puts its arguments before what is there.</summary>
    public static bool IsFirst(string name, InvocationExpressionSyntax invocation) =>
        name.StartsWith("Prepend", StringComparison.Ordinal)
        || (name.StartsWith("Insert", StringComparison.Ordinal) && invocation.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax { Token.Value: 0 or 1 } }, ..]);

    /// <summary>Whether a call adds messages that are there already: a list of them, or one after the other. Results of tools are new.</summary>
    public static bool AreSeveral(SyntaxNode call) =>
        call is InvocationExpressionSyntax invocation && !IsToolResult(invocation)
        && (CalledName.Of(invocation.Expression) is "AddRange" or "InsertRange" or "Concat"
            || invocation.Ancestors().TakeWhile(static node => node is not (MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax)).Any(static node => node is CommonForEachStatementSyntax or ForStatementSyntax));

    private static bool IsToolResult(InvocationExpressionSyntax invocation) => invocation.ArgumentList.Arguments is [{ Expression: var added }] && added switch
    {
        ObjectCreationExpressionSyntax { Type: SimpleNameSyntax type } created => IsOfTool(type.Identifier.ValueText) || IsToolRole(created.ArgumentList),
        ImplicitObjectCreationExpressionSyntax created => IsToolRole(created.ArgumentList),
        InvocationExpressionSyntax made => CalledName.Of(made.Expression) is { } name && IsOfTool(name),
        _ => false,
    };

    private static bool IsToolRole(ArgumentListSyntax? arguments) => arguments is { Arguments: [{ Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Tool" } }, ..] };

    private static bool IsOfTool(string name) => name.IndexOf("Tool", StringComparison.Ordinal) >= 0 && name.IndexOf("Message", StringComparison.Ordinal) >= 0;

    /// <summary>Marks what is added as part of the conversation, if it is.</summary>
    public static AbstractValue AsTurn(IInvocationOperation invocation, AbstractValue added)
    {
        if (added.Has(ValueTraits.SystemMessage) || added.Has(ValueTraits.Turn))
            return added;
        if (IsTurnMethod(invocation.TargetMethod.Name))
            return added.With(ValueTraits.Turn);
        if (invocation.TargetMethod.Name.IndexOf("Message", StringComparison.Ordinal) >= 0)
            return added;

        foreach (var argument in invocation.Arguments)
        {
            if (IsConversation(argument.Value.Type))
                return added.With(ValueTraits.Turn);
        }

        return added;
    }

    /// <summary>Whether a value is a turn, or several, by its type or by the name of the method that makes it.</summary>
    public static bool IsTurn(IOperation value) =>
        IsConversation(value.Type) || (value.Syntax is InvocationExpressionSyntax maker && CalledName.Of(maker.Expression) is { } name && IsTurnMethod(name));

    public static bool IsTurnMethod(string name) =>
        (name.EndsWith("Message", StringComparison.Ordinal) || name.StartsWith("From", StringComparison.Ordinal))
        && (name.IndexOf("User", StringComparison.Ordinal) >= 0
            || name.IndexOf("Assistant", StringComparison.Ordinal) >= 0
            || name.IndexOf("Tool", StringComparison.Ordinal) >= 0);

    public static bool IsTurnType(string name) =>
        name.EndsWith("Message", StringComparison.Ordinal) && !name.StartsWith("System", StringComparison.Ordinal) && !name.StartsWith("Developer", StringComparison.Ordinal)
        && (name.StartsWith("User", StringComparison.Ordinal) || name.StartsWith("Assistant", StringComparison.Ordinal) || name.StartsWith("Tool", StringComparison.Ordinal)
            || PartTable.Default.TurnNames.Contains(name));

    public static bool IsMessageType(ITypeSymbol? type) =>
        type is not null && (PartTable.Default.Names(PartKind.Message).Contains(type.Name) || IsHistoryType(type.Name));

    /// <summary>Whether a type is an SDK's own list of messages.</summary>
    public static bool IsHistoryType(string name) => PartTable.Default.IsNamed(PartKind.History, name);

    /// <summary>Whether the type is that of a message, of a kind that is no system message, or of several.</summary>
    public static bool IsConversation(ITypeSymbol? type) => type is not null && ElementType(type) is var element
        && (IsMessageType(element) || (element.Name.EndsWith("Message", StringComparison.Ordinal)
            && !element.Name.StartsWith("System", StringComparison.Ordinal) && !element.Name.StartsWith("Developer", StringComparison.Ordinal)));

    /// <summary>Whether a parameter is a list of the turns so far, by its name and type.</summary>
    public static bool IsHistory(string name, ITypeSymbol type) => !IsHistoryType(type.Name) && IsConversation(type) && !IsMessageType(type)
        && (name.EndsWith("history", StringComparison.OrdinalIgnoreCase) || name.EndsWith("conversation", StringComparison.OrdinalIgnoreCase) || name.EndsWith("transcript", StringComparison.OrdinalIgnoreCase));

    public static ITypeSymbol ElementType(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments: [var element] } => element,
        _ => type,
    };
}
