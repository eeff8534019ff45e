using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace CachePrefix.Auditing.Sources;

/// <summary>Reads which C# projects a solution holds.</summary>
internal static partial class SolutionFile
{
    /// <summary>The full paths, in the order of the file.</summary>
    /// <exception cref="AuditException">The file cannot be read.</exception>
    public static IReadOnlyList<string> ProjectsOf(string path)
    {
        try
        {
            var names = Path.GetExtension(path).ToUpperInvariant() switch
            {
                ".SLNX" => XDocument.Load(path).Descendants().Where(static element => element.Name.LocalName == "Project").Select(static element => (string?)element.Attribute("Path")),
                ".SLNF" => FilterProjects(path),
                _ => ProjectLine().Matches(File.ReadAllText(path)).Select(static match => (string?)match.Groups[1].Value),
            };
            var folder = Path.GetDirectoryName(path)!;
            return [.. names.OfType<string>()
                .Where(static name => name.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase))
                .Select(name => Path.GetFullPath(name.Replace('\\', Path.DirectorySeparatorChar), folder))
                .Distinct(StringComparer.Ordinal)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or XmlException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new AuditException($"The solution '{path}' cannot be read: {exception.Message} Name a project or a folder instead.", exception);
        }
    }

    private static List<string> FilterProjects(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var solution = document.RootElement.GetProperty("solution");
        var folder = Path.GetDirectoryName(Path.GetFullPath(solution.GetProperty("path").GetString()!.Replace('\\', '/'), Path.GetDirectoryName(path)!))!;
        return [.. solution.GetProperty("projects").EnumerateArray().Select(project => Path.GetFullPath(project.GetString()!.Replace('\\', '/'), folder))];
    }

    [GeneratedRegex("""^Project\("[^"]*"\)\s*=\s*"[^"]*",\s*"([^"]*)",""", RegexOptions.Multiline)]
    private static partial Regex ProjectLine();
}
