namespace CachePrefix.Models;

internal sealed record BatchServiceRow(double UsualSeconds, double WindowSeconds, double LeastHits, double MostHits);
