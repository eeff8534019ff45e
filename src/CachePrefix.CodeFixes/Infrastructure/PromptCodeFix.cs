using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CachePrefix.CodeFixes.Infrastructure;

/// <summary>A fix that turns one finding after the other into a changed solution. Offered only where it can be applied.</summary>
public abstract class PromptCodeFix : CodeFixProvider
{
    /// <summary>The name of the action in the editor.</summary>
    protected internal abstract string Title { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => SequentialFixAllProvider.Instance;

    /// <summary>Fixes of one family take each other's place when all findings are fixed at once.</summary>
    internal virtual string Family => GetType().Name;

    /// <inheritdoc/>
    public sealed override Task RegisterCodeFixesAsync(CodeFixContext context) => RegisterAsync(context, [this]);

    /// <summary>Offers, for each finding, those of the fixes that apply, in their order.</summary>
    internal static async Task RegisterAsync(CodeFixContext context, ImmutableArray<PromptCodeFix> fixes)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await FixTarget.FindAsync(context.Document.Project.Solution, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } target)
                continue;

            var isFirst = true;
            foreach (var fix in fixes)
            {
                if (!fix.FixableDiagnosticIds.Contains(diagnostic.Id) || await fix.PlanAsync(target, context.CancellationToken).ConfigureAwait(false) is not { } edit)
                    continue;

                context.RegisterCodeFix(
                    CodeAction.Create(
                        fix.Title,
                        async token => await FixGuard.TryAsync(target.Solution, edit, token).ConfigureAwait(false) ?? target.Solution,
                        isFirst && fixes.Length > 1 ? PromptCodeFixFamily.Recommended : fix.Family),
                    diagnostic);
                isFirst = false;
            }
        }
    }

    /// <summary>The edit that takes the finding away, or <see langword="null"/> where the fix does not apply. Nothing is edited before somebody asks for it.</summary>
    internal virtual Task<FixEdit?> PlanAsync(FixTarget target, CancellationToken cancellationToken) => Task.FromResult(Plan(target));

    /// <summary>The same for a fix that sees all it needs in the syntax.</summary>
    internal virtual FixEdit? Plan(FixTarget target) => null;
}
