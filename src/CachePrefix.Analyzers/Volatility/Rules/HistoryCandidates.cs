using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>
/// Tells from syntax and declarations that code does not touch a list of messages, so that the compiler need not bind the body for it. What
/// cannot be told is a candidate.
/// </summary>
internal static class HistoryCandidates
{
    private const int DeepestChain = 16;

    private static readonly HashSet<string> ContentNames = new(StringComparer.Ordinal) { "Contents", "Content", "Items" };

    /// <summary>Whether a call may change or cut a list that is kept, or the contents of a message.</summary>
    public static bool MayCut(SemanticModel model, InvocationExpressionSyntax invocation, CancellationToken cancellationToken) => invocation.Expression switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetRange" } => true,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Take" } access => Strip(access.Expression) is InvocationExpressionSyntax { Expression: var reversed }
            ? CalledName.Of(reversed) == "Reverse"
            : TypeOf(model, access.Expression, DeepestChain, cancellationToken) is null,
        MemberAccessExpressionSyntax access => MayBeKeptList(model, access.Expression, cancellationToken),
        _ => true,
    };

    /// <summary>Whether an assignment may replace an entry of a list that is kept, or a part of a message in one.</summary>
    public static bool MayReplace(SemanticModel model, ExpressionSyntax target, CancellationToken cancellationToken) => target switch
    {
        ElementAccessExpressionSyntax entry => MayBeKeptList(model, entry.Expression, cancellationToken),
        MemberAccessExpressionSyntax part => MayComeFromList(model, part.Expression, cancellationToken),
        _ => true,
    };

    /// <summary>Lists that are kept are variables and members; what a call or an index gives is not.</summary>
    private static bool MayBeKeptList(SemanticModel model, ExpressionSyntax expression, CancellationToken cancellationToken)
    {
        switch (Strip(expression))
        {
            case InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or ElementAccessExpressionSyntax or LiteralExpressionSyntax or InterpolatedStringExpressionSyntax:
                return false;
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } when ContentNames.Contains(name):
                return true;
            case IdentifierNameSyntax { Identifier.ValueText: var name } when ContentNames.Contains(name):
                return true;
            case var receiver:
                return TypeOf(model, receiver, DeepestChain, cancellationToken) is not { } type || Conversation.IsList(type);
        }
    }

    /// <summary>A message is taken out of a list by an index or into a variable.</summary>
    private static bool MayComeFromList(SemanticModel model, ExpressionSyntax expression, CancellationToken cancellationToken)
    {
        while (true)
        {
            switch (Strip(expression))
            {
                case MemberAccessExpressionSyntax access:
                    expression = access.Expression;
                    continue;
                case InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or ThisExpressionSyntax:
                    return false;
                case IdentifierNameSyntax name:
                    return Find(model, name, cancellationToken) is null or ILocalSymbol;
                default:
                    return true;
            }
        }
    }

    /// <summary>The type of a variable, a member or a member of one, as declared; <see langword="null"/> where that does not tell.</summary>
    private static ITypeSymbol? TypeOf(SemanticModel model, ExpressionSyntax expression, int depth, CancellationToken cancellationToken) => Known(Strip(expression) switch
    {
        IdentifierNameSyntax name => TypeOf(Find(model, name, cancellationToken)),
        ThisExpressionSyntax self => model.GetEnclosingSymbol(self.SpanStart, cancellationToken)?.ContainingType,
        MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression } access when depth > 0 && TypeOf(model, access.Expression, depth - 1, cancellationToken) is { } owner =>
            TypeOf(FindMember(owner, access.Name.Identifier.ValueText)),
        _ => null,
    });

    private static ITypeSymbol? Known(ITypeSymbol? type) => type is null or IErrorTypeSymbol or IDynamicTypeSymbol or ITypeParameterSymbol ? null : type;

    private static ITypeSymbol? TypeOf(ISymbol? symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    private static ISymbol? Find(SemanticModel model, IdentifierNameSyntax name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return model.LookupSymbols(name.SpanStart, container: null, name.Identifier.ValueText) is [var only] ? only : null;
    }

    private static ISymbol? FindMember(ITypeSymbol owner, string name)
    {
        for (var type = owner; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(name) is { IsEmpty: false } members)
                return members is [var only] ? only : null;
        }

        return null;
    }

    private static ExpressionSyntax Strip(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => Strip(inner.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } forgiven => Strip(forgiven.Operand),
        _ => expression,
    };
}
