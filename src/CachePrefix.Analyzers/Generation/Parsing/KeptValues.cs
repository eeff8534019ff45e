using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Generation;

/// <summary>Finds members that hold a given value unchanged.</summary>
internal static class KeptValues
{
    /// <summary>Whether a member, when it is set, has the value that it was set to.</summary>
    public static bool IsStoredAsGiven(ISymbol member, CancellationToken cancellationToken)
    {
        if (member is IFieldSymbol)
            return true;
        if (member.IsVirtual || member.IsOverride || member.IsAbstract)
            return false;
        return member.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax(cancellationToken) switch
        {
            ParameterSyntax => true,
            PropertyDeclarationSyntax { AccessorList: { } accessors } => accessors.Accessors.All(static accessor => accessor is { Body: null, ExpressionBody: null }),
            _ => false,
        };
    }

    /// <summary>The parameter of the constructor whose value a member takes over: of a record's head, by its initializer, or by the only assignment.</summary>
    public static IParameterSymbol? ConstructorParameterOf(ISymbol member, PromptDeclaration prompt, CancellationToken cancellationToken)
    {
        if (!SymbolEqualityComparer.Default.Equals(member.ContainingType, prompt.Type) || !IsStoredAsGiven(member, cancellationToken))
            return null;

        var primary = DefinitionHierarchy.PrimaryConstructor(prompt.Type, cancellationToken);
        if (primary is not null && member.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is ParameterSyntax)
            return ParameterNamed(primary, member.Name);
        if (primary is not null)
            return Unwrap(ConstantText.InitializerOf(member, cancellationToken)) is IdentifierNameSyntax source ? ParameterNamed(primary, source.Identifier.ValueText) : null;

        return prompt.Type.InstanceConstructors.Where(static constructor => !constructor.IsImplicitlyDeclared).ToList() is [{ DeclaringSyntaxReferences: [var reference] } only]
            && reference.GetSyntax(cancellationToken) is ConstructorDeclarationSyntax { Initializer: null or { ArgumentList.Arguments.Count: 0 } } constructor
                ? AssignedParameter(only, constructor, member.Name)
                : null;
    }

    private static IParameterSymbol? AssignedParameter(IMethodSymbol constructor, ConstructorDeclarationSyntax syntax, string member)
    {
        var statements = syntax.Body?.Statements.OfType<ExpressionStatementSyntax>().Select(static statement => statement.Expression)
            ?? (syntax.ExpressionBody is { } body ? [body.Expression] : []);
        var assigned = statements.OfType<AssignmentExpressionSyntax>()
            .FirstOrDefault(assignment => assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && TargetOf(assignment.Left) == member);
        if (assigned is null || Unwrap(assigned.Right) is not IdentifierNameSyntax source)
            return null;

        var name = source.Identifier.ValueText;
        var isTouchedElsewhere = syntax.DescendantNodes().Any(node =>
            (node is AssignmentExpressionSyntax other && other != assigned && (MayChange(other.Left, member) || MayChange(other.Left, name)))
            || (node is ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument && (MayChange(argument.Expression, member) || MayChange(argument.Expression, name))));
        return isTouchedElsewhere ? null : ParameterNamed(constructor, name);
    }

    private static bool MayChange(ExpressionSyntax target, string name) =>
        target is TupleExpressionSyntax || TargetOf(target) == name;

    private static string? TargetOf(ExpressionSyntax target) => target switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var name } => name.Identifier.ValueText,
        _ => null,
    };

    private static ExpressionSyntax? Unwrap(ExpressionSyntax? expression) =>
        expression is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } forgiven ? forgiven.Operand : expression;

    private static IParameterSymbol? ParameterNamed(IMethodSymbol constructor, string name) =>
        constructor.Parameters.FirstOrDefault(parameter => parameter.Name == name && parameter.RefKind == RefKind.None);
}
