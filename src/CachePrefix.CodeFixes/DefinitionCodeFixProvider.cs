using System.Composition;
using CachePrefix.CodeFixes.Economics;
using CachePrefix.CodeFixes.Infrastructure;
using CachePrefix.CodeFixes.Routing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CachePrefix.CodeFixes;

/// <summary>Offers every fix for what a definition says of its tiers, lifetimes and bounds.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DefinitionCodeFixProvider))]
[Shared]
public sealed class DefinitionCodeFixProvider() : PromptCodeFixFamily(
[
    new UseTierCodeFix(),
    new AddValidatorCodeFix(),
    new ReorderCascadeCodeFix(),
    new BoundOutputCodeFix(),
    new LongerLifetimeCodeFix(),
]);
