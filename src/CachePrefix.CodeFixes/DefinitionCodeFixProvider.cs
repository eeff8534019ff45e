using System.Composition;
using CachePrefix.CodeFixes.Economics;
using CachePrefix.CodeFixes.Infrastructure;
using CachePrefix.CodeFixes.ResponseCaching;
using CachePrefix.CodeFixes.Routing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CachePrefix.CodeFixes;

/// <summary>Offers every fix for what tiers, lifetimes, bounds and breakpoints cost.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DefinitionCodeFixProvider))]
[Shared]
public sealed class DefinitionCodeFixProvider() : PromptCodeFixFamily(
[
    new UseTierCodeFix(),
    new RemoveShortBreakpointCodeFix(),
    new AddValidatorCodeFix(),
    new ReorderCascadeCodeFix(),
    new WeighCachesCodeFix(),
    new BoundOutputCodeFix(),
    new LongerLifetimeCodeFix(),
    new AddExpiryCodeFix(),
    new RaiseThresholdCodeFix(),
    new OwnScopeCodeFix(),
]);
