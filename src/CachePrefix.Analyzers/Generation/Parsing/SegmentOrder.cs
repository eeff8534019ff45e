namespace CachePrefix.Analyzers.Generation;

/// <summary>Puts segments in the order of the wire.</summary>
internal static class SegmentOrder
{
    /// <summary>System text, turns, history, inputs; system text and turns by rung, then order, then declaration.</summary>
    public static List<SegmentDeclaration> Sort(IEnumerable<SegmentDeclaration> segments) =>
    [
        .. segments
            .OrderBy(static segment => PhaseOf(segment.Kind!.Value))
            .ThenBy(static segment => segment.Stability)
            .ThenBy(static segment => segment.Order),
    ];

    /// <summary>Examples and contents are both turns ahead of the history.</summary>
    public static int PhaseOf(SegmentKind kind) => kind == SegmentKind.Contents ? (int)SegmentKind.Examples : (int)kind;
}
