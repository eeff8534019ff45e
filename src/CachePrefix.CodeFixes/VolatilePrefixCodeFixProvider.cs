using System.Composition;
using CachePrefix.CodeFixes.Fixes;
using CachePrefix.CodeFixes.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CachePrefix.CodeFixes;

/// <summary>Offers every fix for what is volatile, the one that keeps what the prompt says first.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(VolatilePrefixCodeFixProvider))]
[Shared]
public sealed class VolatilePrefixCodeFixProvider() : PromptCodeFixFamily(
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
    new TrimInBlocksCodeFix(),
]);
