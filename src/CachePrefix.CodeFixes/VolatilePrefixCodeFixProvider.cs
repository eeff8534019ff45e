using System.Collections.Immutable;
using System.Composition;
using CachePrefix.CodeFixes.Fixes;
using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CachePrefix.CodeFixes;

/// <summary>
/// Offers every fix, the one that keeps what the prompt says first. One provider for all of them, because tools that apply fixes without
/// asking take each provider's first action in turn.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(VolatilePrefixCodeFixProvider))]
[Shared]
public sealed class VolatilePrefixCodeFixProvider : CodeFixProvider
{
    private static readonly ImmutableArray<PromptCodeFix> Fixes =
    [
        new MoveToPromptInputCodeFix(),
        new MoveToUserMessageCodeFix(),
        new SendAsTrailingMessageCodeFix(),
        new SortOrdinallyCodeFix(),
        new LineFeedCodeFix(),
        new InvariantCultureCodeFix(),
        new KeyByPromptCodeFix(),
        new RaiseToTenantCodeFix(),
        new MoveConstantTextFirstCodeFix(),
        new DateInsteadOfTimeCodeFix(),
        new ClockAsToolCodeFix(),
        new FixedSeedCodeFix(),
        new VouchForContentCodeFix(),
    ];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [.. Fixes.SelectMany(fix => fix.FixableDiagnosticIds).Distinct()];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => SequentialFixAllProvider.Instance;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => PromptCodeFix.RegisterAsync(context, Fixes);

    /// <summary>The fixes that an action stands for when all findings are fixed at once.</summary>
    internal static ImmutableArray<PromptCodeFix> OfFamily(string? family) => Fixes.RemoveAll(fix => fix.Family != family);
}
