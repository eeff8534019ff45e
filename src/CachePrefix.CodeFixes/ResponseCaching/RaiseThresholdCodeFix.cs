using System.Collections.Immutable;
using CachePrefix.Analyzers;
using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.ResponseCaching;

/// <summary>Sets the threshold to the default.</summary>
public sealed class RaiseThresholdCodeFix : PromptCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.LowThreshold];

    /// <inheritdoc/>
    protected internal override string Title => "Set the threshold to 0.95";

    internal override FixEdit? Plan(FixTarget target) =>
        target.Volatile.Node.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute
            ? target.Edit(editor => editor.ReplaceNode(attribute, attribute.With("Threshold", "0.95")))
            : null;
}
