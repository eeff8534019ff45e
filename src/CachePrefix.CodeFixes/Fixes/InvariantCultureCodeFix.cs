using System.Collections.Immutable;
using CachePrefix.Analyzers;
using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Fixes;

/// <summary>Formats under <c>CultureInfo.InvariantCulture</c>, in the form that the place allows.</summary>
public sealed class InvariantCultureCodeFix : PromptCodeFix
{
    private const string Invariant = KnownNames.InvariantCulture;

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.Culture];

    /// <inheritdoc/>
    protected internal override string Title => "Format under the invariant culture";

    internal override async Task<FixEdit?> PlanAsync(FixTarget target, CancellationToken cancellationToken)
    {
        if (target.Volatile.Expression is not { } expression)
            return null;

        var model = await target.ModelOfAsync(target.Volatile, cancellationToken).ConfigureAwait(false);
        if (Edit(expression, model) is not var (old, replacement, needsUsing))
            return null;

        return target.Edit(editor => editor.ReplaceNode(old, replacement.WithTriviaFrom(old)), needsUsing ? ["System.Globalization"] : []);
    }

    private static (SyntaxNode Old, SyntaxNode New, bool NeedsUsing)? Edit(ExpressionSyntax expression, SemanticModel model)
    {
        if (CaseChange(expression) is { } cased)
            return (cased, WithName(cased, ((MemberAccessExpressionSyntax)cased.Expression).Name.Identifier.Text + "Invariant"), false);

        if (ToStringCall(expression) is { } call)
            return (call.ArgumentList, Append(call.ArgumentList), true);

        expression = (ExpressionSyntax)Outermost(expression);
        return expression.Parent switch
        {
            InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax text } => OfInterpolatedString(text, model),
            ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax invocation } arguments } => OfArgument(expression, arguments, invocation, model),
            BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.AddExpression) =>
                (expression, Parse($"{Receiver(expression)}.ToString({Invariant})"), true),
            _ => null,
        };
    }

    private static (SyntaxNode, SyntaxNode, bool)? OfInterpolatedString(InterpolatedStringExpressionSyntax text, SemanticModel model)
    {
        if (text.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax invocation } arguments } argument)
        {
            if (model.GetSymbolInfo(invocation).Symbol is IMethodSymbol { ContainingType: { Name: "String", ContainingNamespace.Name: "System" }, Name: "Create" }
                or IMethodSymbol { ContainingType.Name: "FormattableString" })
            {
                return null;
            }

            if (IsStringBuilderAppend(invocation, model) && arguments.Arguments.Count == 1 && argument.NameColon is null)
                return (arguments, Prepend(arguments), true);
        }

        var hasHandler = model.Compilation.GetTypeByMetadataName("System.Runtime.CompilerServices.DefaultInterpolatedStringHandler") is not null;
        return hasHandler
            ? (text, Parse("string.Create(" + Invariant + ", x)").ReplaceOnly("x", text), true)
            : (text, Parse(KnownNames.FormattableString + ".Invariant(x)").ReplaceOnly("x", text), false);
    }

    private static (SyntaxNode, SyntaxNode, bool)? OfArgument(
        ExpressionSyntax expression, ArgumentListSyntax arguments, InvocationExpressionSyntax invocation, SemanticModel model)
    {
        if (model.GetSymbolInfo(invocation).Symbol is not IMethodSymbol method || HasProvider(method))
            return null;

        if ((method.Name == "Format" && method.ContainingType.SpecialType == SpecialType.System_String) || method.Name == "AppendFormat")
            return (arguments, Prepend(arguments), true);

        return IsStringBuilderAppend(invocation, model) && arguments.Arguments.Count == 1
            ? (expression, Parse($"{Receiver(expression)}.ToString({Invariant})"), true)
            : null;
    }

    private static bool HasProvider(IMethodSymbol method) => method.Parameters.Any(parameter => parameter.Type.Name == "IFormatProvider");

    private static bool IsStringBuilderAppend(InvocationExpressionSyntax invocation, SemanticModel model) =>
        model.GetSymbolInfo(invocation).Symbol is IMethodSymbol { Name: "Append" or "AppendLine", ContainingType.Name: "StringBuilder" };

    private static InvocationExpressionSyntax? CaseChange(ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "ToUpper" or "ToLower" } } call
            ? call
            : null;

    private static InvocationExpressionSyntax? ToStringCall(ExpressionSyntax expression)
    {
        var candidate = expression is InvocationExpressionSyntax ? expression : Outermost(expression).Parent?.Parent;
        return candidate is InvocationExpressionSyntax { ArgumentList.Arguments.Count: < 2, Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "ToString" } access } call
            && (candidate == expression || access.Expression == Outermost(expression))
            && !call.ArgumentList.ToString().Contains("Culture")
            ? call
            : null;
    }

    private static SyntaxNode Outermost(ExpressionSyntax expression)
    {
        while (expression.Parent is ParenthesizedExpressionSyntax parent)
            expression = parent;
        return expression;
    }

    private static string Receiver(ExpressionSyntax expression) =>
        expression is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax
            ? expression.WithoutTrivia().ToString()
            : $"({expression.WithoutTrivia()})";

    private static InvocationExpressionSyntax WithName(InvocationExpressionSyntax call, string name)
    {
        var access = (MemberAccessExpressionSyntax)call.Expression;
        return call.WithExpression(access.WithName(SyntaxFactory.IdentifierName(name).WithTriviaFrom(access.Name)));
    }

    private static ArgumentListSyntax Append(ArgumentListSyntax arguments) => arguments.Arguments.Count == 0
        ? arguments.WithArguments(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Argument(Parse(Invariant))))
        : arguments.WithArguments(arguments.Arguments.Add(SyntaxFactory.Argument(Parse(Invariant)).WithLeadingTrivia(SyntaxFactory.Space)));

    private static ArgumentListSyntax Prepend(ArgumentListSyntax arguments)
    {
        var first = arguments.Arguments[0];
        var list = arguments.Arguments
            .Replace(first, first.WithLeadingTrivia(first.GetLeadingTrivia() is { Count: > 0 } leading ? leading : SyntaxFactory.TriviaList(SyntaxFactory.Space)))
            .Insert(0, SyntaxFactory.Argument(Parse(Invariant)));
        return arguments.WithArguments(list);
    }

    private static ExpressionSyntax Parse(string expression) => SyntaxFactory.ParseExpression(expression).WithSimplifiedNames();
}
