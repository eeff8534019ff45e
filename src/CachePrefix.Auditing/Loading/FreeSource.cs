using System.Text;
using CachePrefix.Auditing.Projects;
using CachePrefix.Auditing.Sources;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CachePrefix.Auditing.Loading;

/// <summary>C# files that belong to no project.</summary>
internal static class FreeSource
{
    private const int HeaderLength = 2048;
    private const int LongestProgram = 256 * 1024;

    /// <summary>Whether the file begins with directives such as <c>#:package</c>, which only file-based programs have.</summary>
    public static bool HasDirectives(string path, CheckoutFiles files)
    {
        var buffer = new byte[HeaderLength];
        try
        {
            if (files.Find(path) is not { } file)
                return false;

            using var stream = file.OpenRead();
            var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            var text = Encoding.UTF8.GetString(buffer, 0, length);
            return (text.Contains("#:", StringComparison.Ordinal) || text.TrimStart('\uFEFF').StartsWith("#!", StringComparison.Ordinal)) && FileProgram.IsProgram(SourceText.From(text.TrimStart('\uFEFF')));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Whether the file has top-level statements, so that it is a program of its own.</summary>
    public static bool IsProgram(string path, SourceReader reader, CheckoutFiles files) =>
        HasDirectives(path, files)
        || reader.Read(path) is { Length: < LongestProgram } text
        && CSharpSyntaxTree.ParseText(text).GetRoot() is CompilationUnitSyntax unit
        && unit.Members.Any(static member => member is GlobalStatementSyntax);

    /// <summary>A program of one file.</summary>
    public static LooseProject Program(string path, string name, SourceReader reader)
    {
        var text = reader.Read(path) ?? SourceText.From(string.Empty);
        return Create(name, path, [path], FileProgram.SdksOf(text), FileProgram.PackagesOf(text));
    }

    /// <summary>Sources that are compiled together although no project says so.</summary>
    public static LooseProject Together(IReadOnlyList<string> sources, string root) =>
        Create("sources without a project", Path.Combine(root, "Sources"), sources, ["Microsoft.NET.Sdk"], new Dictionary<string, string>());

    private static LooseProject Create(string name, string path, IReadOnlyList<string> sources, IReadOnlyList<string> sdks, Dictionary<string, string> packages)
    {
        var file = new ProjectFile { Path = path, Folder = Path.GetDirectoryName(path)!, Sdks = sdks, Framework = "net10.0" };
        foreach (var sdk in sdks)
            file.Usings.UnionWith(ImplicitUsings.Of(sdk));

        return new LooseProject { File = file, Name = name, Sources = sources, Packages = packages };
    }
}
