using System.Collections.Immutable;
using CachePrefix.Analyzers;
using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.ResponseCaching;

/// <summary>Keeps answers for one hour; only the author knows how long they are right.</summary>
public sealed class AddExpiryCodeFix : PromptCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.CacheWithoutExpiry];

    /// <inheritdoc/>
    protected internal override string Title => "Keep answers for one hour";

    internal override FixEdit? Plan(FixTarget target) =>
        target.Volatile.Node.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute
            ? target.Edit(editor => editor.ReplaceNode(attribute, attribute.With("Expiration", "\"01:00:00\"")))
            : null;
}
