using System.Collections.Immutable;
using System.Composition;
using CachePrefix.Analyzers;
using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CachePrefix.CodeFixes.Locking;

/// <summary>Brings the prefix lock up to date: sets the line of a prompt, removes a stale one.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    DocumentKinds = [nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument)],
    Name = nameof(PrefixLockCodeFixProvider))]
[Shared]
public sealed class PrefixLockCodeFixProvider : CodeFixProvider
{
    internal const string Title = "Update the prefix lock";

    private static readonly AdditionalFileFixAllProvider FixAll = new(Title, LockEdits.ApplyAsync);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.PrefixChanged, RuleIds.StaleLockLine];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAll;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var project = context.TextDocument.Project;
        if (LockEdits.LockOf(project) is null)
            return Task.CompletedTask;

        foreach (var diagnostic in context.Diagnostics)
        {
            context.RegisterCodeFix(
                CodeAction.Create(Title, token => LockEdits.ApplyAsync(project.Solution, [(project.Id, diagnostic)], token), nameof(PrefixLockCodeFixProvider)),
                diagnostic);
        }

        return Task.CompletedTask;
    }
}
