using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Generation;

/// <summary>The tools and segments of a definition as a request carries them; what cannot be carried is left out.</summary>
internal static class WireOrder
{
    public static (IReadOnlyList<ToolDeclaration> Tools, List<SegmentDeclaration> Segments) Of(PromptDeclaration prompt) =>
    (
        [
            .. prompt.Tools.Where(static tool => tool.Problem() is null)
                .OrderBy(static tool => tool.Name, StringComparer.Ordinal)
                .GroupBy(static tool => tool.Name, static (_, same) => same.First()),
        ],
        SegmentOrder.Sort(Distinct(prompt.Segments.Where(static segment => segment.IsSupported)).Select(Normal))
    );

    /// <summary>The lifetime of each rung of a definition, declared, configured or taken from a later rung.</summary>
    /// <param name="segments">The segments as a request carries them.</param>
    /// <param name="configuration">The project's configuration, if it has one.</param>
    public static CacheTtl[] LifetimesOf(IReadOnlyList<SegmentDeclaration> segments, PromptConfiguration? configuration) => Rungs.Lifetimes(
        Rungs.Place(segments.Select(static segment => segment.Stability)),
        [.. segments.Select(static segment => segment.Ttl)],
        PromptConfiguration.LifetimesOf(configuration?.Ttls ?? default),
        out _,
        out _);

    /// <summary>One segment per member, and one history: rules report the others.</summary>
    private static IEnumerable<SegmentDeclaration> Distinct(IEnumerable<SegmentDeclaration> segments)
    {
        var members = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var histories = 0;
        foreach (var segment in segments)
        {
            if (members.Add(segment.Member) && (segment.Role != SegmentRole.History || histories++ == 0))
                yield return segment;
        }
    }

    /// <summary>A wrong rung counts as the implied one: a rule reports it.</summary>
    private static SegmentDeclaration Normal(SegmentDeclaration segment) =>
        !segment.IsCached || segment.Stability is >= Stability.Constant and < Stability.Volatile
            ? segment
            : new SegmentDeclaration(segment.Member, segment.Type, segment.Role, segment.Attribute)
            {
                Kind = segment.Kind,
                Stability = Stability.Deployment,
                Ttl = segment.Ttl,
                Order = segment.Order,
            };
}
