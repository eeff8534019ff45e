namespace CachePrefix.Models;

internal sealed record BatchLimitsRow(int Requests, long Bytes);
