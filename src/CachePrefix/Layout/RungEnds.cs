using System.Runtime.CompilerServices;

namespace CachePrefix;

/// <summary>For each cached rung, what carries its breakpoint: a content, a message, or the tools (<see cref="Tools"/>).</summary>
[InlineArray(Rungs.Cached)]
internal struct RungEnds
{
    public static readonly object Tools = new();

    private object? _constant;
}
