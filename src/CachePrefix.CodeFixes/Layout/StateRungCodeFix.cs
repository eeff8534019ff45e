using System.Collections.Immutable;
using CachePrefix.Analyzers;
using CachePrefix.Analyzers.Rules;
using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Layout;

/// <summary>States the rung on which a segment stands in the request.</summary>
public sealed class StateRungCodeFix : PromptCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.StableAfterVolatile];

    /// <inheritdoc/>
    protected internal override string Title => "State the rung that it has in the request";

    internal override FixEdit? Plan(FixTarget target)
    {
        if (!FixProperties.Rung.TryRead(target.Diagnostic, out var rung) || target.Volatile.Node.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute)
            return null;

        var argument = SyntaxFactory.AttributeArgument(SyntaxFactory.ParseExpression($"{attribute.Qualifier()}Stability.{rung}"));
        var arguments = attribute.ArgumentList?.Arguments ?? default;
        var list = arguments.Count == 0 ? SyntaxFactory.SingletonSeparatedList(argument)
            : arguments[0].NameEquals is null ? arguments.Replace(arguments[0], argument.WithTriviaFrom(arguments[0]))
            : arguments.Replace(arguments[0], arguments[0].WithLeadingTrivia(SyntaxFactory.Space)).Insert(0, argument);
        var stated = attribute.WithArgumentList((attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList()).WithArguments(list));
        return target.Edit(editor => editor.ReplaceNode(attribute, stated));
    }
}
