namespace CachePrefix.Docs;

internal static class RepositoryRoot
{
    /// <exception cref="DirectoryNotFoundException">No folder above the program holds the solution.</exception>
    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CachePrefixAnalyzers.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds CachePrefixAnalyzers.sln.");
    }
}
