using CachePrefix.Analyzers.Volatility.Flow;
using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Sinks;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rules;

/// <summary>Which rule a reason breaks at a sink, and how severely; none where the sink's rung allows it.</summary>
internal static class RuleChoice
{
    private const VolatilityKind RequestData = VolatilityKind.Identity | VolatilityKind.CallerData | VolatilityKind.Parameter;

    private const VolatilityKind OfTheMoment = VolatilityKind.Clock | VolatilityKind.Random | VolatilityKind.Identity | VolatilityKind.Declared;

    public static (DiagnosticDescriptor Rule, DiagnosticSeverity Severity)? Choose(Taint taint, SinkHit hit)
    {
        var choice = hit.Kind switch
        {
            SinkKind.CacheKey => ForCacheKey(taint),
            SinkKind.Tools => ForTools(taint),
            SinkKind.Definition => ForDefinition(taint, hit),
            SinkKind.Template => AtMost(DiagnosticSeverity.Info, ForText(taint, hit)),
            SinkKind.UserText => taint.IsParameter || !PromptTemplates.IsFarAhead(taint) ? null : AtMost(DiagnosticSeverity.Info, ForKind(taint)),
            _ => ForText(taint, hit),
        };
        if (choice is not { } chosen)
            return null;

        if (hit.IsAlone && chosen.Severity > DiagnosticSeverity.Hidden)
            chosen = (chosen.Rule, chosen.Severity - 1);
        if (IsWithoutCost(taint, hit))
            chosen = (chosen.Rule, DiagnosticSeverity.Hidden);
        if ((hit.IsOfOwnList || hit.BeginsConversation) && IsAtEnd(taint, hit))
            chosen = (chosen.Rule, (DiagnosticSeverity)Math.Min((int)chosen.Severity, (int)DiagnosticSeverity.Info));
        if (hit.Kind != SinkKind.Convention)
            return chosen;

        // A prompt by its name: what is not sent in what is analysed is believed only where the value can be nothing else.
        var most = hit.IsSent || (taint.Kind & OfTheMoment) != 0 ? DiagnosticSeverity.Info : DiagnosticSeverity.Hidden;
        return AtMost(most, chosen);
    }

    /// <summary>Whether a day or the data of a request ends what requests share: little more than the text of one request is behind it, which is paid for anyway.</summary>
    private static bool IsWithoutCost(Taint taint, SinkHit hit) =>
        hit.IsOfOwnList && ((IsOfDay(taint) && IsAtEnd(taint, hit)) || (taint.Kind is VolatilityKind.CallerData or VolatilityKind.Parameter && IsNearEnd(taint, hit)));

    private static bool IsOfDay(Taint taint) => taint.ToDate || taint.Granularity == Granularity.Day;

    private static bool IsAtEnd(Taint taint, SinkHit hit) => taint.Followed is null || IsNearEnd(taint, hit);

    /// <summary>Whether most of a long text is ahead of the value.</summary>
    private static bool IsNearEnd(Taint taint, SinkHit hit) => taint.FollowedLength < PromptText.ShortTail && hit.Value.TextLength >= PromptText.LongText;

    private static (DiagnosticDescriptor Rule, DiagnosticSeverity Severity)? AtMost(DiagnosticSeverity most, (DiagnosticDescriptor Rule, DiagnosticSeverity Severity)? choice) =>
        choice is { } chosen && chosen.Severity > most ? (chosen.Rule, most) : choice;

    private static (DiagnosticDescriptor Rule, DiagnosticSeverity Severity)? ForText(Taint taint, SinkHit hit)
    {
        switch (taint.Kind)
        {
            case VolatilityKind.Identity:
                return With(IdentityRule.Descriptor, taint.IsCondition || taint.IsOfObject ? DiagnosticSeverity.Hidden : DiagnosticSeverity.Info);
            case VolatilityKind.CallerData or VolatilityKind.Parameter:
                return ForCallerData(taint, hit);
            default:
                return ForKind(taint);
        }
    }

    /// <summary>Data ahead of shared text is worth a look; what ends the text, is all of it, chooses among a few texts or may be configuration is there for who asks.</summary>
    private static (DiagnosticDescriptor Rule, DiagnosticSeverity Severity)? ForCallerData(Taint taint, SinkHit hit)
    {
        if (hit.Value.Text is null && (taint.IsOfObject || hit is { Kind: SinkKind.Convention, IsSent: false }))
            return null;
        if (taint is { IsParameter: true, Granularity: not Granularity.None, IsCondition: false })
            return With(taint.ToDate || taint.Granularity == Granularity.Day ? DateRule.Descriptor : ClockRule.Descriptor, DiagnosticSeverity.Info);

        var isProven = taint is { IsOfObject: false, IsCondition: false } && ((taint.Followed is not null && !IsNearEnd(taint, hit)) || taint.IsOfTurn || SinkTable.Default.PerTurnIds.Contains(hit.Id)) && !IsPrompt(taint.Source);
        return With(CallerDataRule.Descriptor, isProven ? DiagnosticSeverity.Info : DiagnosticSeverity.Hidden);
    }

    /// <summary>Whether data are named as a prompt: one that is handed on is written by whoever made it.</summary>
    private static bool IsPrompt(string source)
    {
        var owner = source.IndexOf('(') is >= 0 and var call ? source.Substring(0, call) : source;
        var name = owner.Substring(owner.LastIndexOf('.') + 1);
        return name.IndexOf("prompt", StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("instructions", StringComparison.OrdinalIgnoreCase) >= 0;
    }

    private static (DiagnosticDescriptor Rule, DiagnosticSeverity Severity)? ForDefinition(Taint taint, SinkHit hit)
    {
        if (hit.Rung == Stability.Session)
            return null;
        if ((taint.Kind & RequestData) == 0)
            return ForKind(taint with { IsOfObject = false });
        if (hit.Rung >= Stability.Tenant)
            return null;

        return taint.Kind == VolatilityKind.Identity
            ? With(IdentityRule.Descriptor, taint.IsCondition ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning)
            : taint.IsCondition || (taint.Kind == VolatilityKind.CallerData && hit.Value.Text is not null && !taint.IsOfObject) ? With(CallerDataRule.Descriptor, DiagnosticSeverity.Info) : null;
    }

    /// <summary>Methods of one build keep their order, and where tools come from is no part of them.</summary>
    private static (DiagnosticDescriptor Rule, DiagnosticSeverity Severity)? ForTools(Taint taint)
    {
        if (taint is { Granularity: Granularity.Deployment, Kind: VolatilityKind.SystemOrder or VolatilityKind.Host })
            return RuleOf(taint) is { } choice ? (choice.Rule, DiagnosticSeverity.Hidden) : null;
        if ((taint.Kind & VolatilityKind.Order) != 0)
            return ForKind(taint);
        if ((taint.Kind & (VolatilityKind.Clock | VolatilityKind.Random | VolatilityKind.MutableState | VolatilityKind.Declared | VolatilityKind.Host)) != 0)
            return With(VaryingToolsRule.Descriptor, taint.IsCondition || taint.IsOfObject ? DiagnosticSeverity.Hidden : DiagnosticSeverity.Warning);
        if (!taint.IsCondition)
            return null;

        if (taint.IsOfObject)
            return With(VaryingToolsRule.Descriptor, taint.IsParameter ? DiagnosticSeverity.Info : DiagnosticSeverity.Hidden);

        return With(VaryingToolsRule.Descriptor, taint.Kind == VolatilityKind.Identity || taint.IsParameter ? DiagnosticSeverity.Info : DiagnosticSeverity.Hidden);
    }

    private static (DiagnosticDescriptor Rule, DiagnosticSeverity Severity)? ForCacheKey(Taint taint) =>
        (taint.Kind & (VolatilityKind.Clock | VolatilityKind.Random | VolatilityKind.Identity | VolatilityKind.MutableState | VolatilityKind.Declared)) != 0
            ? With(CacheKeyRule.Descriptor, DiagnosticSeverity.Warning)
            : null;

    /// <summary>
    /// What is the same for all requests of a deployed program is worth a look at most; what only chooses among a few texts gives a few
    /// prefixes, each of which is cached, and what an object of a type holds may have been put there long ago.
    /// </summary>
    private static (DiagnosticDescriptor Rule, DiagnosticSeverity Severity)? ForKind(Taint taint) =>
        RuleOf(taint) is not { } choice ? null
        : taint.IsCondition || taint.IsOfObject ? (choice.Rule, DiagnosticSeverity.Hidden)
        : IsStableInPractice(taint) && choice.Severity > DiagnosticSeverity.Info ? (choice.Rule, DiagnosticSeverity.Info) : choice;

    public static bool IsStableInPractice(Taint taint) => taint.Granularity == Granularity.Deployment || taint.Kind is VolatilityKind.Culture or VolatilityKind.LineEnding or VolatilityKind.TypeName;

    private static (DiagnosticDescriptor Rule, DiagnosticSeverity Severity)? RuleOf(Taint taint) => taint.Kind switch
    {
        VolatilityKind.Clock when taint.Granularity == Granularity.Day => With(DateRule.Descriptor, DiagnosticSeverity.Info),
        VolatilityKind.Clock => With(ClockRule.Descriptor, DiagnosticSeverity.Warning),
        VolatilityKind.Random => With(RandomRule.Descriptor, DiagnosticSeverity.Warning),
        VolatilityKind.HashOrder => With(HashOrderRule.Descriptor, DiagnosticSeverity.Warning),
        VolatilityKind.InsertionOrder => With(InsertionOrderRule.Descriptor, DiagnosticSeverity.Info),
        VolatilityKind.SystemOrder => With(SystemOrderRule.Descriptor, DiagnosticSeverity.Warning),
        VolatilityKind.Culture => With(CultureRule.Descriptor, DiagnosticSeverity.Warning),
        VolatilityKind.Host => With(HostRule.Descriptor, DiagnosticSeverity.Warning),
        VolatilityKind.LineEnding => With(HostRule.Descriptor, DiagnosticSeverity.Hidden),
        VolatilityKind.TypeName => With(HostRule.TypeNameDescriptor, DiagnosticSeverity.Warning),
        VolatilityKind.MutableState => With(MutableStateRule.Descriptor, DiagnosticSeverity.Warning),
        VolatilityKind.Unproven => With(UnprovenContentRule.Descriptor, DiagnosticSeverity.Hidden),
        VolatilityKind.Declared => With(DeclaredVolatileRule.Descriptor, DiagnosticSeverity.Warning),
        _ => null,
    };

    private static (DiagnosticDescriptor Rule, DiagnosticSeverity Severity) With(DiagnosticDescriptor rule, DiagnosticSeverity severity) => (rule, severity);
}
