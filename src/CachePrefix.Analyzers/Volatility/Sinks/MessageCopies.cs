using CachePrefix.Analyzers.Volatility.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Volatility.Sinks;

/// <summary>Tells messages that are only converted: what is volatile in them was put there where they were made, and counts there.</summary>
internal static class MessageCopies
{
    private static readonly HashSet<string> Contents = new(StringComparer.OrdinalIgnoreCase) { "Text", "Content", "Contents", "Parts", "Message", "Value" };

    /// <summary>Whether the text of a message is that of another one, which is asked for its role around it.</summary>
    public static bool Is(SyntaxNode text) =>
        Unwrap(text) switch
        {
            IdentifierNameSyntax local => !IsParameter(local) && DecidingSyntax.Around(local).Any(static branch => IsForSystem(branch.Branch, branch.Asked)),
            MemberAccessExpressionSyntax access => IsCopied(access),
            InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } => arguments.Any(static argument => argument.Expression is MemberAccessExpressionSyntax && Is(argument.Expression)),
            _ => false,
        };

    /// <summary>Whether a member reads what a message says, where code around it asks for the role of the message.</summary>
    public static bool IsCopied(SyntaxNode read) =>
        read is MemberAccessExpressionSyntax access && Contents.Contains(access.Name.Identifier.ValueText) && IsAskedForRole(access, access.Expression.ToString());

    /// <summary>Whether a branch is taken for system messages: what a local holds there is the text of one that was put somewhere before.</summary>
    private static bool IsForSystem(SyntaxNode branch, SyntaxNode asked) => branch switch
    {
        SwitchSectionSyntax section => section.Labels.Any(RoleSyntax.AsksForSystem),
        SwitchExpressionArmSyntax arm => RoleSyntax.AsksForSystem(arm.Pattern),
        _ => RoleSyntax.AsksForSystem(asked),
    };

    private static bool IsParameter(IdentifierNameSyntax name) => name.Ancestors().OfType<BaseMethodDeclarationSyntax>()
        .Any(method => method.ParameterList.Parameters.Any(parameter => parameter.Identifier.ValueText == name.Identifier.ValueText));

    private static bool IsAskedForRole(SyntaxNode node, string message) => DecidingSyntax.Around(node)
        .Any(branch => branch.Asked.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>().Any(access => IsRole(access, message)));

    private static bool IsRole(MemberAccessExpressionSyntax access, string message) =>
        access.Name.Identifier.ValueText.EndsWith("Role", StringComparison.OrdinalIgnoreCase) && access.Expression.ToString() == message;

    /// <summary>The expression without what only tidies text up.</summary>
    private static SyntaxNode Unwrap(SyntaxNode node) => node switch
    {
        ParenthesizedExpressionSyntax parenthesized => Unwrap(parenthesized.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed => Unwrap(suppressed.Operand),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce => Unwrap(coalesce.Left),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString" or "Trim" or "TrimEnd" or "TrimStart" } called } => Unwrap(called.Expression),
        _ => node,
    };
}
