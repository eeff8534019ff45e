namespace CachePrefix.Analyzers.Catalog;

/// <summary>A platform's row: a place other than the provider's own service that sells its models under ids of its own.</summary>
/// <param name="Id">The platform's id.</param>
/// <param name="Provider">The id of the models' provider.</param>
/// <param name="IdPrefixes">What stands before a model's id.</param>
/// <param name="IdSuffixes">What may stand behind it.</param>
/// <param name="OwnRetirement">Whether the platform sets the days on which models retire itself.</param>
/// <param name="Minimums">The platform's own minimum sizes in tokens, by model id.</param>
internal sealed record CatalogPlatform(
    string Id, string Provider, IReadOnlyList<string> IdPrefixes, IReadOnlyList<string> IdSuffixes, bool OwnRetirement, IReadOnlyDictionary<string, int> Minimums)
{
    /// <summary>The id without what the platform puts around it, or <see langword="null"/> for an id of another form.</summary>
    public string? Strip(string id)
    {
        if (IdPrefixes.FirstOrDefault(prefix => id.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) is not { } own)
            return null;

        var rest = id.Substring(own.Length);
        return IdSuffixes.FirstOrDefault(suffix => rest.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)) is { } tail
            ? rest.Substring(0, rest.Length - tail.Length)
            : rest;
    }

    /// <summary>A model of the provider with this platform's minimum.</summary>
    public CatalogModel Sell(CatalogModel model) => model with
    {
        MinimumPrefixTokens = Minimums.TryGetValue(model.Id, out var minimum) ? minimum : model.MinimumPrefixTokens,
        Retires = OwnRetirement ? null : model.Retires,
    };
}
