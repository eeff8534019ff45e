namespace CachePrefix.Analyzers.Generation;

/// <summary>The names of the generator's steps.</summary>
internal static class TrackingNames
{
    public const string Prompts = "CachePrefix.Prompts";
    public const string Names = "CachePrefix.Names";
    public const string AllNames = "CachePrefix.AllNames";
    public const string AmbiguousNames = "CachePrefix.AmbiguousNames";
    public const string CatalogFiles = "CachePrefix.CatalogFiles";
    public const string ConfigurationFiles = "CachePrefix.ConfigurationFiles";
    public const string Configuration = "CachePrefix.Configuration";
    public const string Sources = "CachePrefix.Sources";
}
