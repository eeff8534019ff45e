using System.Globalization;
using System.Text.RegularExpressions;
using CachePrefix.Analyzers.Volatility.Rules;
using CachePrefix.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.CodeFixes.Tests;

public sealed partial class ExistingCodeSampleTests
{
    private static readonly string Folder = Path.Combine(RepositoryRoot(), "samples", "ExistingCode");

    [Fact]
    public async Task The_sample_has_the_findings_that_its_readme_lists()
    {
        var listed = Row().Matches(await File.ReadAllTextAsync(Path.Combine(Folder, "README.md")))
            .Select(match => $"{match.Groups[1].Value}:{match.Groups[2].Value} {match.Groups[3].Value}");

        Assert.Equal(listed.Order(StringComparer.Ordinal), (await FindingsAsync()).Order(StringComparer.Ordinal));
    }

    private static async Task<IEnumerable<string>> FindingsAsync()
    {
        var trees = Directory.GetFiles(Folder, "*.cs").Order(StringComparer.Ordinal).Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), path: path));
        var compilation = CSharpCompilation.Create("ExistingCode", trees, ReferenceSets.Default, new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));

        return (await compilation.WithAnalyzers([new VolatilityAnalyzer()]).GetAnalyzerDiagnosticsAsync())
            .Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden)
            .Select(diagnostic => string.Create(
                CultureInfo.InvariantCulture,
                $"{Path.GetFileName(diagnostic.Location.SourceTree!.FilePath)}:{diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1} {diagnostic.Id}"));
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "CachePrefixAnalyzers.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }

    [GeneratedRegex(@"^\| ([A-Za-z]+\.cs):(\d+) \| \[(CPA\d{4})\]", RegexOptions.Multiline)]
    private static partial Regex Row();
}
