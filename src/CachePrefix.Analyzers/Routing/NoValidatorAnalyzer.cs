using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Routing;

/// <summary>Reports a prompt that a cheaper tier may answer without a check (CPA4002).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NoValidatorAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.NoValidator,
        RuleCategory.Routing,
        DiagnosticSeverity.Warning,
        "A cheaper tier answers without a validator",
        "Prompt '{0}' {1}, but nothing checks the answers; add a [Validator] that rejects what the cheaper tier gets wrong",
        "A cascade asks its next tier only when an answer is rejected, and a router that chooses a cheaper tier never learns that it was wrong. Without a validator hard requests are answered blind.");

    private protected override void Analyze(DefinitionContext context)
    {
        var prompt = context.Prompt;
        if (!prompt.Validators.IsEmpty)
            return;

        if (prompt.Cascade is { } cascade)
        {
            if (NamesOf(cascade).Count > 1)
                Report(cascade, "is a cascade");
        }
        else if (prompt.Tier is null && prompt.Routers is [var (_, router), ..] && Cheapest(router) is { } cheaper)
        {
            Report(router, $"can be routed down to tier '{cheaper}'");
        }

        string? Cheapest(AttributeData attribute)
        {
            var names = NamesOf(attribute);
            return names.FirstOrDefault(name => names.Any(other => TierPrices.IsCheaper(context.Files.ModelOf(name), context.Files.ModelOf(other))));
        }

        void Report(AttributeData attribute, string route) =>
            context.Report(attribute.Location(context.CancellationToken), FixProperties.None, prompt.Type.Name, route);
    }

    private static List<string> NamesOf(AttributeData attribute) => [.. attribute.Strings().OfType<string>().Distinct(StringComparer.Ordinal)];
}
