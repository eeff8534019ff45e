namespace CachePrefix.Analyzers.Generation;

/// <summary>The names of the generator's steps.</summary>
internal static class TrackingNames
{
    public const string Prompts = "CachePrefix.Prompts";
    public const string Names = "CachePrefix.Names";
    public const string AllNames = "CachePrefix.AllNames";
    public const string NameConflicts = "CachePrefix.NameConflicts";
    public const string Embedding = "CachePrefix.Embedding";
    public const string CatalogFiles = "CachePrefix.CatalogFiles";
    public const string ConfigurationFiles = "CachePrefix.ConfigurationFiles";
    public const string Configuration = "CachePrefix.Configuration";
    public const string UsageFiles = "CachePrefix.UsageFiles";
    public const string Usage = "CachePrefix.Usage";
    public const string LockEntries = "CachePrefix.LockEntries";
    public const string Lock = "CachePrefix.Lock";
    public const string Sources = "CachePrefix.Sources";
}
