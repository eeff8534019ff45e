using System.Collections.Immutable;
using CachePrefix.Analyzers;
using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.Routing;

/// <summary>Lets a router that chooses the tiers of conversations weigh what the caches hold.</summary>
public sealed class WeighCachesCodeFix : PromptCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.TierHop];

    /// <inheritdoc/>
    protected internal override string Title => "Weigh what the caches hold";

    internal override FixEdit? Plan(FixTarget target)
    {
        if (target.Volatile.Node.FirstAncestorOrSelf<IdentifierNameSyntax>() is not { Identifier.ValueText: "AddRouter" } name)
            return null;

        return target.Edit(editor => editor.ReplaceNode(name, SyntaxFactory.IdentifierName("AddCacheAwareRouter").WithTriviaFrom(name)));
    }
}
