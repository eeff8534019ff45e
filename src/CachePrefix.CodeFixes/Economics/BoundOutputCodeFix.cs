using System.Collections.Immutable;
using CachePrefix.Analyzers;
using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Economics;

/// <summary>Adds an output bound of 1,024 tokens, which is what SDKs that require one start from.</summary>
public sealed class BoundOutputCodeFix : PromptCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.UnboundedOutput];

    /// <inheritdoc/>
    protected internal override string Title => "Add MaxOutputTokens";

    internal override FixEdit? Plan(FixTarget target) =>
        target.Volatile.Node.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute
            ? target.Edit(editor => editor.ReplaceNode(attribute, attribute.With("MaxOutputTokens", "1024")))
            : null;
}
