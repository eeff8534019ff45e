using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.ResponseCaching;

/// <summary>Reports a response cache that does not say how long answers may be given again (CPA5001).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CacheWithoutExpiryAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.CacheWithoutExpiry,
        RuleCategory.ResponseCache,
        DiagnosticSeverity.Warning,
        "A response cache has no expiry",
        "The answers of prompt '{0}' are not kept: Expiration {1}; write a positive time span such as Expiration = \"01:00:00\"",
        "An answer goes stale with the facts behind it. How long it may be given again is the one thing that nobody else can know, so without it nothing is kept and every call is paid for.");

    private protected override void Analyze(DefinitionContext context)
    {
        foreach (var cache in context.Prompt.Caches)
        {
            if (CachePolicyReader.TimeOf(cache, CachePolicyReader.Expiration) is not null)
                continue;

            var given = cache.Named<string>(CachePolicyReader.Expiration);
            context.Report(
                cache.Location(context.CancellationToken),
                FixProperties.None,
                context.Prompt.Type.Name,
                given is null ? "is missing" : $"\"{given}\" is none");
        }
    }
}
