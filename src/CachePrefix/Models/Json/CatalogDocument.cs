namespace CachePrefix.Models;

internal sealed record CatalogDocument(
    int Format,
    string? Currency,
    string? Unit,
    decimal? DearOutputPrice,
    ProviderRow[]? Providers,
    PlatformRow[]? Platforms,
    ModelRow[]? Models)
{
    /// <summary>The rows of this document in place of rows with the same ids in <paramref name="other"/>.</summary>
    public CatalogDocument Over(CatalogDocument other) => this with
    {
        Providers = Over(Providers ?? [], other.Providers ?? [], row => row.Id),
        Platforms = Over(Platforms ?? [], other.Platforms ?? [], row => row.Id),
        Models = Over(Models ?? [], other.Models ?? [], row => row.Id),
    };

    private static T[] Over<T>(T[] rows, T[] others, Func<T, string?> id)
    {
        var replaced = rows.Select(id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. others.Where(row => !replaced.Contains(id(row))), .. rows];
    }
}
