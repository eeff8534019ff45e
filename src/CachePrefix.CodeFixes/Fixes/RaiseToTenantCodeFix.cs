using System.Collections.Immutable;
using CachePrefix.Analyzers;
using CachePrefix.CodeFixes.Definitions;
using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CachePrefix.CodeFixes.Fixes;

/// <summary>Raises a member of a prompt definition that holds a user's data to the <c>Tenant</c> rung.</summary>
public sealed class RaiseToTenantCodeFix : PromptCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [RuleIds.Identity];

    /// <inheritdoc/>
    protected internal override string Title => "Raise to the Tenant rung";

    internal override async Task<FixEdit?> PlanAsync(FixTarget target, CancellationToken cancellationToken)
    {
        if (await CachedSegment.FindAsync(target, cancellationToken).ConfigureAwait(false) is not { } segment || segment.Symbol.IsStatic)
            return null;

        var attribute = segment.Attribute;
        var rung = SyntaxFactory.AttributeArgument(SyntaxFactory.ParseExpression(segment.StabilityPrefix + "Stability.Tenant"));
        var arguments = attribute.ArgumentList?.Arguments ?? default;
        var isGiven = arguments.Count > 0 && arguments[0].NameEquals is null;
        if (isGiven && arguments[0].Expression.ToString().EndsWith("Tenant", StringComparison.Ordinal))
            return null;

        var list = isGiven
            ? arguments.Replace(arguments[0], rung.WithTriviaFrom(arguments[0]))
            : arguments.Count == 0
                ? SyntaxFactory.SingletonSeparatedList(rung)
                : arguments.Replace(arguments[0], arguments[0].WithLeadingTrivia(SyntaxFactory.Space)).Insert(0, rung);

        var raised = attribute.WithArgumentList((attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList()).WithArguments(list));
        return target.Edit(segment.DocumentId, editor => editor.ReplaceNode(attribute, raised));
    }
}
