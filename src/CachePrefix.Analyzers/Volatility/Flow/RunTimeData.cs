using CachePrefix.Analyzers.Rules;
using CachePrefix.Analyzers.Volatility.Rows;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>
/// Tells arguments that are data of one run from those that are fixed in the code or configured, where nothing is known against either:
/// entries of sequences, answers of services, what is given back by reference.
/// </summary>
internal sealed class RunTimeData(SemanticModel model)
{
    private const int MostSteps = 8;

    private static readonly string[] Reads = ["Deserialize", "Fetch", "Query", "Search", "Find"];

    public bool Is(SyntaxNode? expression) => Is(expression, 0);

    private bool Is(SyntaxNode? expression, int step)
    {
        if (expression is null || ++step > MostSteps)
            return false;

        return expression switch
        {
            IdentifierNameSyntax name => IsNamedData(name, step),
            ParenthesizedExpressionSyntax inner => Is(inner.Expression, step),
            CastExpressionSyntax cast => Is(cast.Expression, step),
            PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure => Is(sure.Operand, step),
            AwaitExpressionSyntax { Expression: InvocationExpressionSyntax called } => IsAnswer(called) || Is(called, step),
            AwaitExpressionSyntax awaited => Is(awaited.Expression, step),
            MemberAccessExpressionSyntax access => !ConfigurationNames.Is(access.Name.Identifier.ValueText) && Is(access.Expression, step),
            ConditionalAccessExpressionSyntax access => Is(access.Expression, step),
            ElementAccessExpressionSyntax element => Is(element.Expression, step),
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } invocation => Is(called.Expression, step) || IsOneOf(invocation.ArgumentList, step),
            InvocationExpressionSyntax invocation => IsOneOf(invocation.ArgumentList, step),
            BaseObjectCreationExpressionSyntax { ArgumentList: { } arguments } => IsOneOf(arguments, step),
            ConditionalExpressionSyntax choice => Is(choice.WhenTrue, step) || Is(choice.WhenFalse, step),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression or (int)SyntaxKind.CoalesceExpression } joined => Is(joined.Left, step) || Is(joined.Right, step),
            InterpolatedStringExpressionSyntax text => text.Contents.OfType<InterpolationSyntax>().Any(hole => Is(hole.Expression, step)),
            _ => false,
        };
    }

    private bool IsOneOf(ArgumentListSyntax arguments, int step) => arguments.Arguments.Any(argument => Is(argument.Expression, step));

    /// <summary>Whether a call asks an object of this one, or one that was passed, for something that takes time.</summary>
    private bool IsAnswer(InvocationExpressionSyntax called) =>
        called.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax receiver, Name.Identifier.ValueText: var name }
        && !ConfigurationNames.Is(TrimAsync(name))
        && model.GetSymbolInfo(receiver).Symbol is IFieldSymbol or IPropertySymbol or IParameterSymbol or ILocalSymbol
        && called.ArgumentList.Arguments.Any(static argument => argument.Expression is not LiteralExpressionSyntax && argument.Expression.ToString().IndexOf("ancel", StringComparison.Ordinal) < 0);

    private static string TrimAsync(string name) => name.EndsWith("Async", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Async".Length) : name;

    private bool IsNamedData(IdentifierNameSyntax name, int step)
    {
        if (ConfigurationNames.Is(name.Identifier.ValueText))
            return false;

        switch (model.GetSymbolInfo(name).Symbol)
        {
            case IParameterSymbol parameter:
                return ParameterRole.IsOfLambda(parameter) && ParameterRole.CarriesData(parameter) && !IsOfList(parameter);
            case ILocalSymbol { IsConst: false, DeclaringSyntaxReferences: [var declaration] }:
                return declaration.GetSyntax() switch
                {
                    VariableDeclaratorSyntax declarator => Is(declarator.Initializer?.Value, step),
                    ForEachStatementSyntax loop => IsListed(loop.Expression, step),
                    SingleVariableDesignationSyntax { Parent: DeclarationExpressionSyntax { Parent: ForEachVariableStatementSyntax loop } } => IsListed(loop.Expression, step),
                    SingleVariableDesignationSyntax { Parent: DeclarationExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax called } } } => Is(called, step),
                    _ => false,
                };
            default:
                return false;
        }
    }

    /// <summary>Whether a lambda is given the entries of a list that is made in the code or fixed for the program.</summary>
    private bool IsOfList(IParameterSymbol parameter)
    {
        var call = parameter.DeclaringSyntaxReferences is [var declaration]
            ? declaration.GetSyntax().FirstAncestorOrSelf<LambdaExpressionSyntax>()?.Parent?.Parent?.Parent as InvocationExpressionSyntax
            : null;
        var root = call?.Expression;
        while (root is MemberAccessExpressionSyntax or InvocationExpressionSyntax)
            root = root is MemberAccessExpressionSyntax access ? access.Expression : ((InvocationExpressionSyntax)root).Expression;

        return root is null or BaseObjectCreationExpressionSyntax or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax || model.GetSymbolInfo(root).Symbol is null or INamedTypeSymbol or { IsStatic: true };
    }

    /// <summary>Whether a loop goes over data: what it was given or asked for, not a list that is written in the code.</summary>
    private bool IsListed(ExpressionSyntax sequence, int step) => Is(sequence, step) || sequence switch
    {
        AwaitExpressionSyntax => true,
        IdentifierNameSyntax name => model.GetSymbolInfo(name).Symbol is IParameterSymbol || IsRead(name),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax receiver } } => model.GetSymbolInfo(receiver).Symbol is IParameterSymbol,
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax owner } => model.GetSymbolInfo(owner).Symbol is IParameterSymbol || IsRead(owner),
        _ => false,
    };

    /// <summary>Whether a local holds what was read or looked up.</summary>
    private bool IsRead(IdentifierNameSyntax name) =>
        model.GetSymbolInfo(name).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var declaration] }
        && declaration.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: var value }
        && value.DescendantNodesAndSelf(static node => node is not AnonymousFunctionExpressionSyntax).OfType<InvocationExpressionSyntax>().Any(static call =>
            CalledName.Of(call.Expression) is { } called && Array.Exists(Reads, verb => called.StartsWith(verb, StringComparison.Ordinal)));
}
