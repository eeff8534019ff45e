using CachePrefix.Analyzers.Volatility.Lattice;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Names of types and methods as they are written.</summary>
internal static class UnresolvedSyntax
{
    public static IOperation? FindOperation(IOperation operation, SyntaxNode syntax)
    {
        foreach (var child in operation.ChildOperations)
        {
            if (child.Syntax == syntax)
                return child;
            if (child.Syntax.Span.Contains(syntax.Span) && FindOperation(child, syntax) is { } found)
                return found;
        }

        return null;
    }

    public static string? TypeName(BaseObjectCreationExpressionSyntax? creation) => SimpleName(creation switch
    {
        ObjectCreationExpressionSyntax { Type: var type } => type,
        { } implicitly => TargetType(implicitly),
        null => null,
    });

    /// <summary>The type that the code around an expression gives to it, where it is written there.</summary>
    private static TypeSyntax? TargetType(ExpressionSyntax expression) => expression.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } } => declaration.Type,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => property.Type,
        ArrowExpressionClauseSyntax { Parent: var member } => DeclaredType(member),
        ReturnStatementSyntax statement => DeclaredType(statement.Ancestors().FirstOrDefault(static node => node is MemberDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)),
        _ => null,
    };

    private static TypeSyntax? DeclaredType(SyntaxNode? member) => member switch
    {
        MethodDeclarationSyntax method => method.ReturnType,
        LocalFunctionStatementSyntax function => function.ReturnType,
        PropertyDeclarationSyntax property => property.Type,
        _ => null,
    };

    private static string? SimpleName(TypeSyntax? type) => type switch
    {
        GenericNameSyntax { Identifier.ValueText: "Task" or "ValueTask", TypeArgumentList.Arguments: [var result] } => SimpleName(result),
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        NullableTypeSyntax nullable => SimpleName(nullable.ElementType),
        _ => null,
    };

    /// <summary>What lies within an expression of the operands of a call.</summary>
    public static IEnumerable<(IOperation Operation, AbstractValue Value)> Within(ExpressionSyntax expression, IEnumerable<(IOperation Operation, AbstractValue Value)> operands) =>
        operands.Where(operand => expression.Span.Contains(operand.Operation.Syntax.Span));

    public static ExpressionSyntax? ReceiverSyntax(ExpressionSyntax expression) => (expression as MemberAccessExpressionSyntax)?.Expression;
}
