using System.Collections.Immutable;
using CachePrefix.Analyzers;
using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Fixes;

/// <summary>Names the prompt in <c>prompt_cache_key</c>, so that all its requests meet on the same cache.</summary>
public sealed class KeyByPromptCodeFix : PromptCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.CacheKey];

    /// <inheritdoc/>
    protected internal override string Title => "Key by prompt";

    internal override async Task<FixEdit?> PlanAsync(FixTarget target, CancellationToken cancellationToken)
    {
        if (target.Sink.Expression is not { } key
            || key.Ancestors().OfType<TypeDeclarationSyntax>().FirstOrDefault() is not { } type
            || await target.TypeOfAsync(target.Sink, cancellationToken).ConfigureAwait(false) is not { SpecialType: SpecialType.System_String })
        {
            return null;
        }

        var name = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(Syntax.Words(type.Identifier.Text, '-')));
        return target.Edit(target.Sink.DocumentId, editor => editor.ReplaceNode(key, name.WithTriviaFrom(key)));
    }
}
