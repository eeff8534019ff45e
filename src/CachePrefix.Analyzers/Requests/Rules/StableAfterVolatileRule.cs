using System.Collections.Immutable;
using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Models;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Requests.Rules;

/// <summary>Reports a constant system text behind one that differs from call to call (CPA2001).</summary>
/// <remarks>
/// Judges whole texts of the system prompt; what stands within one text is for CPA1010. A text differs from call to call when data of a caller or
/// of a user is part of it. The constant text must be worth a breakpoint of its own.
/// </remarks>
internal sealed class StableAfterVolatileRule : RequestRule
{
    /// <summary>Below this many tokens, by estimate, a text is a heading or a label.</summary>
    private const int LeastTokens = 16;

    private const string Title = "Stable text after less stable text";

    private const string Description = "What stands behind text that differs is paid for again with each of its values, however constant it is itself.";

    public static readonly DiagnosticDescriptor DefinitionDescriptor = Create(
        RuleIds.StableAfterVolatile,
        DiagnosticSeverity.Info,
        Title,
        "'{0}' is {1}, but is sent behind '{2}', which is {3}, because providers put system text ahead of turns; so it is cached once per value of '{2}'. Make it system text, or state the rung {3} if that is meant.",
        Description);

    private static readonly DiagnosticDescriptor Descriptor = Create(
        RuleIds.StableAfterVolatile,
        DiagnosticSeverity.Warning,
        Title,
        "This constant text of about {0} tokens is sent behind '{1}', which differs from call to call, so it is paid for again each time; put it first",
        Description);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    public override void Check(BodyRequests body, RequestReport report)
    {
        foreach (var request in body.Requests)
        {
            RequestElement? varying = null;
            foreach (var element in request.Elements.Where(static element => element is { Section: PromptSection.System, Kind: ElementKind.Text, IsCertain: true }))
            {
                if (element.Text is { } text)
                {
                    if (varying is not null && TokenEstimate.Of(text).Likely is >= LeastTokens and var tokens)
                        report.AddWith(Descriptor, element.Node, [varying.Node], SmallNumber(tokens), Flow(varying));
                }
                else if (varying is null && TakesData(element))
                {
                    varying = element;
                }
            }
        }
    }

    /// <summary>Whether data of a caller or of a user is part of the text.</summary>
    private static bool TakesData(RequestElement element) =>
        element.TextNode is not null && element.Reasons.Taints.Any(static taint => taint is { IsCondition: false, Kind: VolatilityKind.Parameter or VolatilityKind.CallerData or VolatilityKind.Identity });

    private static string Flow(RequestElement element) => Volatility.Flow.PromptText.Code(element.TextNode!);

    private static string SmallNumber(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
