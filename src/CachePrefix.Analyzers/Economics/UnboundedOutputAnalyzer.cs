using System.Globalization;
using CachePrefix.Analyzers.Bill;
using CachePrefix.Analyzers.Generation;
using CachePrefix.Analyzers.Routing;
using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Economics;

/// <summary>Reports a prompt without an output bound on a tier whose output is dear (CPA3003).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnboundedOutputAnalyzer() : DefinitionAnalyzer(Descriptor)
{
    /// <summary>From how many US dollars per million tokens on output is dear, in <c>.editorconfig</c>.</summary>
    internal const string PriceKey = "cacheprefix.dear_output_price";

    internal static readonly DiagnosticDescriptor Descriptor = RuleDescriptor.Create(
        RuleIds.UnboundedOutput,
        RuleCategory.Economics,
        DiagnosticSeverity.Info,
        "A prompt on a dear tier has no output bound",
        "Prompt '{0}' sets no MaxOutputTokens, and a million tokens of output cost ${2} on tier '{1}' ({3}); set one{4}",
        "Output costs several times as much as input and is never cached. MaxOutputTokens is the only bound on the price of a call.");

    private protected override void Analyze(DefinitionContext context)
    {
        var prompt = context.Prompt;
        if (prompt.Attribute.Named<int>("MaxOutputTokens") > 0 || context.Files.Configuration is null)
            return;

        var location = prompt.Attribute.Location(context.CancellationToken);
        var threshold = ThresholdOf(context, location);
        foreach (var (tier, _) in RouteNames.Of(prompt, context.CancellationToken))
        {
            if (context.Files.ModelOf(tier) is not { Price: { } price } model || price.Output < threshold)
                continue;

            context.Report(
                location,
                FixProperties.None,
                prompt.Type.Name,
                tier,
                price.Output.ToString("0.##", CultureInfo.InvariantCulture),
                model.Id,
                Measured(context));
            return;
        }
    }

    private static string Measured(DefinitionContext context) => BillOptions.Measured(context) is { OutputTokens: > 0 and var tokens }
        ? string.Format(CultureInfo.InvariantCulture, " above the {0:#,0} that its answers take in the mean", tokens)
        : "";

    private static decimal ThresholdOf(DefinitionContext context, Location location)
    {
        var options = location.SourceTree is { } tree ? context.Options.AnalyzerConfigOptionsProvider.GetOptions(tree) : context.GlobalOptions;
        return options.TryGetValue(PriceKey, out var text) && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var price)
            ? price
            : context.Files.Models.DearOutputPrice;
    }
}
