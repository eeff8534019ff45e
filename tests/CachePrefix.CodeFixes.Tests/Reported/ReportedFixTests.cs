using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using CachePrefix.Analyzers.Volatility.Rules;
using CachePrefix.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.CodeFixes.Tests.Reported;

/// <summary>
/// Code that public reports about other fixes suggest. Every action that is offered changes something, compiles and keeps the remarks; the first one gives
/// the text of the file beside the case. <c>CACHEPREFIX_UPDATE_SNAPSHOTS=1</c> writes those files.
/// </summary>
public sealed partial class ReportedFixTests
{
    private static readonly CSharpCompilationOptions Options = new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    public static TheoryData<string> Cases => [.. Directory.GetFiles(Folder(), "*.cs").Select(static path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Every_fix_compiles_and_keeps_remarks(string name)
    {
        using var workspace = new AdhocWorkspace();
        var source = (await File.ReadAllTextAsync(Path.Combine(Folder(), name + ".cs"))).ReplaceLineEndings("\n");
        var document = workspace
            .AddProject(ProjectInfo.Create(ProjectId.CreateNewId(), VersionStamp.Default, name, name, LanguageNames.CSharp, compilationOptions: Options, parseOptions: new CSharpParseOptions(LanguageVersion.Latest), metadataReferences: ReferenceSets.Default))
            .AddDocument(name + ".cs", source);

        var fixes = await FixAsync(document);

        foreach (var (title, text) in fixes)
        {
            Assert.NotEqual(source, text);
            Assert.True(Remarks(source).All(text.Contains), $"{title}\n{text}");
        }

        var recorded = Path.Combine(Folder(), name + ".fixed.txt");
        var first = fixes.Count == 0 ? "No fix is offered.\n" : fixes[0].Text;
        if (Environment.GetEnvironmentVariable("CACHEPREFIX_UPDATE_SNAPSHOTS") == "1")
            await File.WriteAllTextAsync(recorded, first);
        Assert.Equal(await File.ReadAllTextAsync(recorded), first);
    }

    private static async Task<List<(string Title, string Text)>> FixAsync(Document document)
    {
        var compilation = (await document.Project.GetCompilationAsync())!;
        var provider = new VolatilePrefixCodeFixProvider();
        var fixes = new List<(string, string)>();
        foreach (var finding in (await compilation.WithAnalyzers([new VolatilityAnalyzer()]).GetAnalyzerDiagnosticsAsync()).OrderBy(static finding => finding.Location.SourceSpan.Start))
        {
            if (!provider.FixableDiagnosticIds.Contains(finding.Id))
                continue;

            var actions = new List<CodeAction>();
            await provider.RegisterCodeFixesAsync(new CodeFixContext(document, finding, (action, _) => actions.Add(action), default));
            foreach (var action in actions)
            {
                var operations = await action.GetOperationsAsync(document.Project.Solution, new Progress<CodeAnalysisProgress>(), default);
                var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
                var errors = (await changed.Project.GetCompilationAsync())!.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
                Assert.True(!errors.Any(), $"{action.Title}\n{string.Join("\n", errors)}\n{await changed.GetTextAsync()}");
                fixes.Add((action.Title, (await changed.GetTextAsync()).ToString()));
            }
        }

        return fixes;
    }

    private static IEnumerable<string> Remarks(string source) => Remark().Matches(source).Select(static match => match.Value);

    private static string Folder([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "Cases");

    [GeneratedRegex("keep: [a-z ]*[a-z]|#[a-z]+")]
    private static partial Regex Remark();
}
