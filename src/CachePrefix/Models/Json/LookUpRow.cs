namespace CachePrefix.Models;

internal sealed record LookUpRow(int FirstBreakpoints, int LastBreakpoints, int MessageEndings);
