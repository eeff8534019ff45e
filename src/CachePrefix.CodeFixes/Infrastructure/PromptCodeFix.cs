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

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var solution = context.Document.Project.Solution;
            if (await FixTarget.FindAsync(solution, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } target
                || await FixAsync(target, context.CancellationToken).ConfigureAwait(false) is not { } changed)
            {
                continue;
            }

            context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(changed), GetType().Name), diagnostic);
        }
    }

    /// <summary>The solution without the finding, or <see langword="null"/> where the fix does not apply.</summary>
    internal abstract Task<Solution?> FixAsync(FixTarget target, CancellationToken cancellationToken);
}
