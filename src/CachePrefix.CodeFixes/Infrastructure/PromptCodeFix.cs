using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
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

            foreach (var fix in fixes)
            {
                if (fix.FixableDiagnosticIds.Contains(diagnostic.Id)
                    && await fix.FixAsync(target, context.CancellationToken).ConfigureAwait(false) is { } changed)
                    context.RegisterCodeFix(CodeAction.Create(fix.Title, _ => Task.FromResult(changed), fix.Family), diagnostic);
            }
        }
    }

    /// <summary>The solution without the finding, or <see langword="null"/> where the fix does not apply.</summary>
    internal abstract Task<Solution?> FixAsync(FixTarget target, CancellationToken cancellationToken);
}
