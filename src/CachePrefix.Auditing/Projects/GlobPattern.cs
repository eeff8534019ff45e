using System.Text.RegularExpressions;
using CachePrefix.Auditing.Sources;

namespace CachePrefix.Auditing.Projects;

/// <summary>A file pattern of an item, with <c>*</c>, <c>?</c> and <c>**</c>.</summary>
internal sealed class GlobPattern
{
    private static readonly char[] Wildcards = ['*', '?'];

    private readonly Regex? _regex;

    private GlobPattern(string path)
    {
        var wildcard = path.IndexOfAny(Wildcards);
        FullPath = wildcard < 0 ? Path.GetFullPath(path) : null;
        var fixedPart = wildcard < 0 ? path : path[..(path.LastIndexOf('/', wildcard) + 1)];
        Folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(fixedPart.Length == 0 ? "/" : fixedPart));
        if (wildcard >= 0)
            _regex = GlobRegex.OfProjectPattern(Folder + (Path.EndsInDirectorySeparator(Folder) ? "" : "/") + path[fixedPart.Length..]);
    }

    /// <summary>The file, where the pattern has no wildcard.</summary>
    public string? FullPath { get; }

    /// <summary>The folder that all matches lie below.</summary>
    public string Folder { get; }

    public static GlobPattern Create(string pattern, string folder) =>
        new(Path.Combine(folder, pattern.Replace('\\', '/')).Replace('\\', '/'));

    public bool IsMatch(string path) => FullPath is not null
        ? path.Equals(FullPath, StringComparison.Ordinal)
        : _regex!.IsMatch(path.Replace('\\', '/'));
}
