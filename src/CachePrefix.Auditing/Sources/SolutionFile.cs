using System.Text.Json;
using System.Xml;
using Microsoft.VisualStudio.SolutionPersistence.Model;
using Microsoft.VisualStudio.SolutionPersistence.Serializer;

namespace CachePrefix.Auditing.Sources;

/// <summary>Reads which C# projects a solution holds.</summary>
internal static class SolutionFile
{
    /// <summary>The full paths, in the order of the file.</summary>
    /// <param name="path">The full path of the solution.</param>
    /// <param name="files">What may be read.</param>
    /// <exception cref="AuditException">The file cannot be read.</exception>
    public static IReadOnlyList<string> ProjectsOf(string path, CheckoutFiles files)
    {
        try
        {
            var content = files.Read(path, CheckoutFiles.LongestSolution) ?? throw new IOException("It is empty, too long, or lies elsewhere.");
            var (names, folder) = Path.GetExtension(path).Equals(".slnf", StringComparison.OrdinalIgnoreCase) ? Filter(content, path) : (Solution(content, path), Path.GetDirectoryName(path)!);
            return [.. names
                .Where(static name => name.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase))
                .Select(name => Path.GetFullPath(name.Replace('\\', Path.DirectorySeparatorChar), folder))
                .Distinct(StringComparer.Ordinal)];
        }
        catch (Exception exception) when (CheckoutFiles.IsUnreadable(exception) || exception is SolutionException or XmlException or JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new AuditException($"The solution '{path}' cannot be read: {exception.Message} Name a project or a folder instead.", exception);
        }
    }

    private static IEnumerable<string> Solution(byte[] content, string path)
    {
        using var stream = new MemoryStream(content);
        if (!SolutionSerializers.SlnXml.IsSupported(path))
            return Projects(SolutionSerializers.SlnFileV12.OpenAsync(stream, CancellationToken.None));

        BoundedXml.CheckDepth(content);
        return Projects(SolutionSerializers.SlnXml.OpenAsync(stream, CancellationToken.None));

        static IEnumerable<string> Projects(Task<SolutionModel> solution) => solution.GetAwaiter().GetResult().SolutionProjects.Select(static project => project.FilePath);
    }

    private static (IEnumerable<string> Names, string Folder) Filter(byte[] content, string path)
    {
        using var document = JsonDocument.Parse(content);
        var solution = document.RootElement.GetProperty("solution");
        var full = Path.GetFullPath(solution.GetProperty("path").GetString()!.Replace('\\', '/'), Path.GetDirectoryName(path)!);
        return ([.. solution.GetProperty("projects").EnumerateArray().Select(static project => project.GetString()!)], Path.GetDirectoryName(full)!);
    }
}
