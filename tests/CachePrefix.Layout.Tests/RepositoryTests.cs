using CachePrefix.Analyzers.Requests;
using CachePrefix.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Layout.Tests;

/// <summary>The rules are silent on code that is right: that of this repository.</summary>
public class RepositoryTests
{
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; " +
        "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks; global using Xunit;";

    [Theory]
    [InlineData("samples/ExistingCode")]
    [InlineData("samples/SupportBot")]
    [InlineData("benchmarks/CachePrefix.Benchmarks")]
    [InlineData("src/CachePrefix")]
    [InlineData("src/CachePrefix.Anthropic")]
    [InlineData("src/CachePrefix.Emulator")]
    [InlineData("tests/CachePrefix.Tests")]
    [InlineData("tests/CachePrefix.Anthropic.Tests")]
    [InlineData("tests/CachePrefix.Emulator.Tests")]
    public async Task Nothing_is_found(string folder) => Assert.Empty(await FindingsAsync(folder));

    private static async Task<IEnumerable<string>> FindingsAsync(string folder)
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "CachePrefixAnalyzers.sln")))
            root = Path.GetDirectoryName(root)!;

        var files = Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Replace('\\', '/').Contains("/obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        var trees = files.Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), path: path)).Append(CSharpSyntaxTree.ParseText(ImplicitUsings));
        var compilation = CSharpCompilation.Create("Code", trees, ReferenceSets.Default.Concat(ReferenceSets.AspNetCore), new CSharpCompilationOptions(OutputKind.ConsoleApplication));
        var findings = await compilation.WithAnalyzers([new RequestAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return findings.Select(finding => finding.ToString());
    }
}
