using CachePrefix.Analyzers.Volatility.Rules;
using CachePrefix.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Tests.Volatility;

/// <summary>Where the code of a referenced project is at hand, as in the editor, values are followed into it.</summary>
public class CrossProjectTests
{
    [Fact]
    public async Task A_clock_in_another_project_is_reported_where_this_one_uses_it()
    {
        var library = Compile("Library", "Prompts.cs", "namespace Shared; public static class Prompts { public static string Today => $\"It is {System.DateTime.Now:O}.\"; }");
        var diagnostic = Assert.Single(await AnalyzeAsync("new ChatMessage(ChatRole.System, Shared.Prompts.Today)", library));
        Assert.Equal("CPA1001", diagnostic.Id);
        Assert.Equal("App.cs", diagnostic.Location.GetLineSpan().Path);
        Assert.Equal("Shared.Prompts.Today", diagnostic.Location.SourceTree!.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
        Assert.Contains("DateTime.Now", diagnostic.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sink_in_another_project_is_reported_at_the_call()
    {
        var library = Compile("Library", "Chat.cs", "using Microsoft.Extensions.AI; namespace Shared; public static class Chat { public static ChatMessage System(string text) => new(ChatRole.System, text); }");
        var diagnostic = Assert.Single(await AnalyzeAsync("Shared.Chat.System($\"It is {System.DateTime.Now:O}.\")", library));
        Assert.Equal(("CPA1001", "App.cs"), (diagnostic.Id, diagnostic.Location.GetLineSpan().Path));
        Assert.Contains("Chat.cs", diagnostic.AdditionalLocations.Select(location => location.GetLineSpan().Path));
    }

    [Fact]
    public async Task What_the_other_project_does_by_itself_is_its_own_report()
    {
        var library = Compile("Library", "Chat.cs", "using Microsoft.Extensions.AI; namespace Shared; public static class Chat { public static ChatMessage Now() => new(ChatRole.System, $\"It is {System.DateTime.Now:O}.\"); }");
        Assert.Empty(await AnalyzeAsync("Shared.Chat.Now()", library));
    }

    private static async Task<IReadOnlyList<Diagnostic>> AnalyzeAsync(string message, CSharpCompilation library)
    {
        var app = Compile("App", "App.cs", $"using Microsoft.Extensions.AI; class App {{ object Ask() => {message}; }}", library.ToMetadataReference());
        var failures = new List<Exception>();
        var analysis = app.WithAnalyzers(
            [new VolatilityAnalyzer()],
            new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (exception, _, _) => failures.Add(exception), concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        var diagnostics = await analysis.GetAnalyzerDiagnosticsAsync();
        Assert.Empty(failures);
        return diagnostics;
    }

    private static CSharpCompilation Compile(string name, string file, string source, params MetadataReference[] references)
    {
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source, path: file)],
            ReferenceSets.Default.Concat(references),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return compilation;
    }
}
