using System.Composition;
using CachePrefix.CodeFixes.Infrastructure;
using CachePrefix.CodeFixes.Layout;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CachePrefix.CodeFixes;

/// <summary>Offers every fix for the breakpoints and messages of a request.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RequestLayoutCodeFixProvider))]
[Shared]
public sealed class RequestLayoutCodeFixProvider() : PromptCodeFixFamily(
[
    new RemoveBreakpointCodeFix(),
    new RaiseTtlCodeFix(),
    new MoveBreakpointUpCodeFix(),
    new RemoveEmptyBlockCodeFix(),
    new PutFirstCodeFix(),
    new StateRungCodeFix(),
    new NumberSegmentsCodeFix(),
    new RepairMarkerCodeFix(),
    new InstructionsAsContentCodeFix(),
    new SendAsUserMessageCodeFix(),
    new LineEndingCodeFix(),
]);
