using System.Collections.Immutable;
using CachePrefix.Analyzers;
using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CachePrefix.CodeFixes.ResponseCaching;

/// <summary>Gives answers only to calls with the same tenant and session segments.</summary>
public sealed class OwnScopeCodeFix : PromptCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.SharedTenantAnswer];

    /// <inheritdoc/>
    protected internal override string Title => "Keep answers of tenants and sessions apart";

    internal override FixEdit? Plan(FixTarget target) =>
        target.Volatile.Node.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute
            ? target.Edit(editor => editor.ReplaceNode(attribute, attribute.With("Scope", attribute.Qualifier() + "CacheScope.Own")))
            : null;
}
