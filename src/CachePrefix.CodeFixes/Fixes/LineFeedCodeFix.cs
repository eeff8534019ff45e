using System.Collections.Immutable;
using CachePrefix.Analyzers;
using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Fixes;

/// <summary>Writes <c>"\n"</c> for <c>Environment.NewLine</c>.</summary>
public sealed class LineFeedCodeFix : PromptCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.Host];

    /// <inheritdoc/>
    protected internal override string Title => "Use \"\\n\"";

    internal override async Task<FixEdit?> PlanAsync(FixTarget target, CancellationToken cancellationToken)
    {
        if (target.Volatile.Expression is not (MemberAccessExpressionSyntax or IdentifierNameSyntax)
            || await target.SymbolOfAsync(target.Volatile, cancellationToken).ConfigureAwait(false) is not IPropertySymbol { Name: "NewLine", ContainingType.Name: "Environment" })
        {
            return null;
        }

        var place = target.Volatile.Expression;
        var lineFeed = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal("\n")).WithTriviaFrom(place);
        return target.Edit(editor => editor.ReplaceNode(place, lineFeed));
    }
}
