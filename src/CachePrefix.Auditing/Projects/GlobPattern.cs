using System.Text;
using System.Text.RegularExpressions;

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
            _regex = new Regex(ToRegex(Folder + (Path.EndsInDirectorySeparator(Folder) ? "" : "/") + path[fixedPart.Length..]), RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);
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

    private static string ToRegex(string pattern)
    {
        var regex = new StringBuilder("^");
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '*' when i + 1 < pattern.Length && pattern[i + 1] == '*':
                    i++;
                    if (i + 1 < pattern.Length && pattern[i + 1] == '/')
                        i++;
                    regex.Append(i + 1 == pattern.Length ? ".*" : "(?:.*/)?");
                    break;
                case '*':
                    regex.Append("[^/]*");
                    break;
                case '?':
                    regex.Append("[^/]");
                    break;
                default:
                    regex.Append(Regex.Escape(pattern[i].ToString()));
                    break;
            }
        }

        return regex.Append('$').ToString();
    }
}
