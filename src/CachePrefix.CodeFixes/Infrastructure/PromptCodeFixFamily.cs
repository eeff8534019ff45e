using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CachePrefix.CodeFixes.Infrastructure;

/// <summary>
/// Offers several fixes, the best one first. Tools that apply fixes without asking take each provider's first action in turn, so fixes that
/// stand for each other belong to one provider.
/// </summary>
public abstract class PromptCodeFixFamily : CodeFixProvider
{
    /// <summary>
    /// The key of the first action of every finding. Fixing all with it gives each finding its own first fix that can be applied: what a
    /// tool means that knows only the first action of the first finding.
    /// </summary>
    internal const string Recommended = nameof(Recommended);

    private readonly ImmutableArray<PromptCodeFix> _fixes;

    private protected PromptCodeFixFamily(ImmutableArray<PromptCodeFix> fixes)
    {
        _fixes = fixes;
        FixableDiagnosticIds = [.. fixes.SelectMany(fix => fix.FixableDiagnosticIds).Distinct()];
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => SequentialFixAllProvider.Instance;

    /// <inheritdoc/>
    public sealed override Task RegisterCodeFixesAsync(CodeFixContext context) => PromptCodeFix.RegisterAsync(context, _fixes);

    /// <summary>The fixes that an action stands for when all findings are fixed at once.</summary>
    internal ImmutableArray<PromptCodeFix> OfFamily(string? family) => family is null or Recommended ? _fixes : _fixes.RemoveAll(fix => fix.Family != family);
}
