using System.Collections.Immutable;
using CachePrefix.Analyzers;
using CachePrefix.Analyzers.Rules;
using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Economics;

/// <summary>Keeps a prefix for one hour where that pays.</summary>
public sealed class LongerLifetimeCodeFix : PromptCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.UnprofitableCache];

    /// <inheritdoc/>
    protected internal override string Title => "Keep the prefix for one hour";

    internal override FixEdit? Plan(FixTarget target)
    {
        if (!FixProperties.Lifetime.TryRead(target.Diagnostic, out var lifetime) || target.Volatile.Node.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute)
            return null;

        var changed = attribute.With("Ttl", $"{attribute.Qualifier()}CacheTtl.{lifetime}");
        return target.Edit(editor => editor.ReplaceNode(attribute, changed));
    }
}
