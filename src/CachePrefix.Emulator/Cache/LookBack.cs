namespace CachePrefix.Emulator.Cache;

/// <summary>Where a provider looks for older prefixes when it counts positions back from each breakpoint.</summary>
internal static class LookBack
{
    /// <summary>The blocks within reach of a breakpoint, the longest prefix first.</summary>
    /// <param name="blocks">The prompt.</param>
    /// <param name="breakpoints">In the order of the prompt.</param>
    /// <param name="positions">How many positions back of each breakpoint count, its own included.</param>
    public static IEnumerable<int> Candidates(IReadOnlyList<PrefixBlock> blocks, IReadOnlyList<CacheBreakpoint> breakpoints, int positions)
    {
        var seen = int.MaxValue;
        for (var i = breakpoints.Count - 1; i >= 0; i--)
        {
            var last = blocks[breakpoints[i].Block].Position;
            for (var block = Math.Min(breakpoints[i].Block, seen - 1); block >= 0 && last - blocks[block].Position < positions; block--)
            {
                yield return block;
                seen = block;
            }
        }
    }
}
