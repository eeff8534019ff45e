using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Requests;

/// <summary>Recognises the code that makes a user message, in the SDKs that the analyzers know.</summary>
internal static class UserMessage
{
    private static readonly HashSet<string> Types = new(StringComparer.Ordinal) { "UserChatMessage", "ChatRequestUserMessage", "UserMessageParam" };
    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal) { "CreateUserMessage", "FromUser", "AddUserMessage", "CreateUserMessageItem" };
    private static readonly HashSet<string> Calls = new(StringComparer.Ordinal) { "GetResponseAsync", "GetStreamingResponseAsync" };

    /// <summary>The text of the user message that a node makes, or <see langword="null"/> if it makes none of plain text.</summary>
    public static ExpressionSyntax? TextOf(SyntaxNode node, SemanticModel model) => node switch
    {
        BaseObjectCreationExpressionSyntax creation => OfCreation(creation, model),
        InvocationExpressionSyntax invocation => OfCall(invocation, model),
        _ => null,
    };

    private static ExpressionSyntax? OfCreation(BaseObjectCreationExpressionSyntax creation, SemanticModel model)
    {
        var arguments = creation.ArgumentList?.Arguments ?? default;
        if (arguments.Any(argument => IsUserRole(argument.Expression)))
            return arguments.Select(argument => argument.Expression).FirstOrDefault(expression => IsText(expression, model));

        if (arguments.Count > 0 && model.GetSymbolInfo(creation).Symbol is IMethodSymbol constructor && Types.Contains(constructor.ContainingType.Name))
            return IsText(arguments[0].Expression, model) ? arguments[0].Expression : null;

        var assignments = creation.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>().ToList();
        return assignments?.Any(assignment => assignment.Left.ToString() == "Role" && IsUserRole(assignment.Right)) == true
            ? assignments.Where(assignment => assignment.Left.ToString() is "Content" or "Text").Select(assignment => assignment.Right).FirstOrDefault(expression => IsText(expression, model))
            : null;
    }

    private static ExpressionSyntax? OfCall(InvocationExpressionSyntax invocation, SemanticModel model)
    {
        if (model.GetSymbolInfo(invocation).Symbol is not IMethodSymbol method || invocation.ArgumentList.Arguments.Count == 0)
            return null;

        var first = invocation.ArgumentList.Arguments[0].Expression;
        return (Methods.Contains(method.Name) || Calls.Contains(method.Name)) && IsText(first, model) ? first : null;
    }

    private static bool IsUserRole(ExpressionSyntax expression) =>
        expression is MemberAccessExpressionSyntax { Name.Identifier.Text: "User" } role && role.Expression.ToString().EndsWith("Role", StringComparison.Ordinal)
        || expression is MemberAccessExpressionSyntax { Name.Identifier.Text: "User", Expression: var type } && type.ToString().EndsWith("RoleType", StringComparison.Ordinal);

    private static bool IsText(ExpressionSyntax expression, SemanticModel model) =>
        model.GetTypeInfo(expression).Type?.SpecialType == SpecialType.System_String;
}
