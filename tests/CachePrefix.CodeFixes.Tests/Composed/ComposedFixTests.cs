using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using CachePrefix.Analyzers.Volatility.Rules;
using CachePrefix.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.Extensions.AI;

namespace CachePrefix.CodeFixes.Tests.Composed;

/// <summary>
/// Applies fixes to composed programs. What a fix offers must be done, compile, lose no comment and leave the same text apart from the
/// part that moved. <c>CACHEPREFIX_COMPOSED_PROGRAMS</c> sets how many programs are made.
/// </summary>
public sealed partial class ComposedFixTests
{
    private const int Batch = 100;
    private static readonly int Count =
        int.TryParse(Environment.GetEnvironmentVariable("CACHEPREFIX_COMPOSED_PROGRAMS"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : Batch;

    private sealed record Applied(ComposedProgram Program, string Title, string Source);

    [Fact]
    public async Task Every_fix_compiles_and_keeps_text_and_comments()
    {
        var problems = new List<string>();
        var applied = 0;
        for (var start = 0; start < Count; start += Batch)
        {
            var programs = Enumerable.Range(start, Math.Min(Batch, Count - start)).Select(ComposedProgram.Create).ToList();
            var fixes = await FixAsync(programs, problems);
            applied += fixes.Count;
            Compare(programs, fixes, problems);
        }

        Assert.True(problems.Count == 0, $"{problems.Count} of {applied} fixes of {Count} programs\n\n" + string.Join("\n\n", problems.Take(12)));
        Assert.True(applied > Count / 2, $"Only {applied} fixes of {Count} programs were offered.");
    }

    private static async Task<List<Applied>> FixAsync(List<ComposedProgram> programs, List<string> problems)
    {
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Composed", "Composed", LanguageNames.CSharp, compilationOptions: Options, parseOptions: Parsing, metadataReferences: ReferenceSets.Default));
        foreach (var program in programs)
            project = project.AddDocument(program.Name + ".cs", program.Source, filePath: "/" + program.Name + ".cs").Project;

        var compilation = (await project.GetCompilationAsync())!;
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var findings = (await compilation.WithAnalyzers([new VolatilityAnalyzer()]).GetAnalyzerDiagnosticsAsync()).ToLookup(diagnostic => diagnostic.Location.SourceTree!.FilePath);
        var fixes = new List<Applied>();
        for (var i = 0; i < programs.Count; i++)
        {
            var actions = new List<CodeAction>();
            var document = project.Documents.Single(candidate => candidate.Name == programs[i].Name + ".cs");
            var provider = new VolatilePrefixCodeFixProvider();
            foreach (var finding in findings["/" + document.Name].Where(finding => provider.FixableDiagnosticIds.Contains(finding.Id)))
                await provider.RegisterCodeFixesAsync(new CodeFixContext(document, finding, (action, _) => actions.Add(action), default));
            if (actions.Count == 0)
                continue;

            // The first action is what most people and tools take.
            var action = actions[i % 3 == 0 ? i / 3 % actions.Count : 0];
            var changed = (await action.GetOperationsAsync(project.Solution, new Progress<CodeAnalysisProgress>(), default)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
            var source = (await changed.GetDocument(document.Id)!.GetTextAsync()).ToString();
            if (source == programs[i].Source)
                problems.Add($"'{action.Title}' changes nothing:\n{programs[i].Source}");
            else
                fixes.Add(new Applied(programs[i], action.Title, source));
        }

        return fixes;
    }

    private static void Compare(List<ComposedProgram> programs, List<Applied> fixes, List<string> problems)
    {
        var trees = fixes.ToDictionary(fix => fix, fix => CSharpSyntaxTree.ParseText(fix.Source, Parsing, fix.Program.Name));
        var compilation = CSharpCompilation.Create("After", trees.Values, ReferenceSets.Default, Options);
        foreach (var group in compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).GroupBy(diagnostic => diagnostic.Location.SourceTree!))
        {
            var broken = fixes.Single(fix => trees[fix] == group.Key);
            problems.Add(Describe(broken, group.First().ToString()));
            compilation = compilation.RemoveSyntaxTrees(group.Key);
            trees.Remove(broken);
        }

        var before = Load(CSharpCompilation.Create("Before", programs.Select(program => CSharpSyntaxTree.ParseText(program.Source, Parsing)), ReferenceSets.Default, Options));
        var after = Load(compilation);
        foreach (var fix in trees.Keys)
        {
            if (Notes(fix.Program.Source).Except(Notes(fix.Source)).FirstOrDefault() is { } lost)
                problems.Add(Describe(fix, $"the comment '{lost}' is lost"));
            if (!fix.Title.Contains("date", StringComparison.Ordinal) && Difference(Texts(before, fix.Program.Name), Texts(after, fix.Program.Name), fix.Title) is { } difference)
                problems.Add(Describe(fix, difference));
        }
    }

    // The texts of the request, each value that differs from run to run made the same.
    private static List<string> Texts(Assembly assembly, string name)
    {
        var type = assembly.GetType(name)!;
        var texts = type.GetMethod("Messages") is { } messages
            ? ((List<ChatMessage>)messages.Invoke(null, ["How much?", "Ada", 3])!).Select(message => message.Text)
            : type.GetProperties().Where(property => property.Name != "Question").OrderBy(property => property.Name != "Role")
                .Select(property => (string)property.GetValue(System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type))!);
        return [.. texts.Select(text => Space().Replace(Number().Replace(Identifier().Replace(text, "#"), "#"), ""))];
    }

    private static string? Difference(List<string> before, List<string> after, string title)
    {
        if (title.Contains("[PromptTool]", StringComparison.Ordinal) || title.Contains("with a tool", StringComparison.Ordinal))
            return before[0].StartsWith(after[0].AsSpan(0, Math.Min(2, after[0].Length)), StringComparison.Ordinal) || after[0].Length < before[0].Length ? null : "the text grew";

        // Moved text stands in a block behind the user's words, in a message or member of its own, or at the end of the text.
        var (system, rest) = (after[0], after.Skip(1).ToList());
        string moved;
        if (rest.Count >= before.Count)
            moved = before.Count > 1 ? Tag().Replace(rest[^1], "$2") : rest[^1];
        else if (rest.Count > 0 && rest[0].Length > before[1].Length && rest[0].StartsWith(before[1], StringComparison.Ordinal))
            moved = Tag().Replace(rest[0][before[1].Length..], "$2");
        else
            return before.SequenceEqual(after) || before[0].Order().SequenceEqual(system.Order()) ? null : $"the text was\n{before[0]}\nand is\n{system}";

        if (ComposedText.Sentences.FirstOrDefault(sentence => moved.Contains(Space().Replace(Number().Replace(sentence, "#"), ""), StringComparison.Ordinal)) is { } beside)
            return $"'{beside}' moved too:\n{moved}";

        var isSame = Enumerable.Range(0, system.Length + 1).Any(index => system.Insert(index, moved) == before[0]);
        return isSame ? null : $"the text was\n{before[0]}\nand is\n{system}\nwithout\n{moved}";
    }

    private static Assembly Load(CSharpCompilation compilation)
    {
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        stream.Position = 0;
        return new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(stream);
    }

    private static string Describe(Applied fix, string problem) => $"'{fix.Title}': {problem}\n{fix.Program.Source}\n=>\n{fix.Source}";

    private static IEnumerable<string> Notes(string source) => Note().Matches(source).Select(match => match.Value);

    private static CSharpCompilationOptions Options => new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    private static CSharpParseOptions Parsing => new(LanguageVersion.Latest);

    [GeneratedRegex(@"(?://|/\*) [a-z ]+\d*|#if DEBUG|#endif")]
    private static partial Regex Note();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\d+(?:\s?[AP]M)?")]
    private static partial Regex Number();

    [GeneratedRegex(@"[\s,;]+")]
    private static partial Regex Space();

    [GeneratedRegex("^<([a-z_]+)>(.*)</\\1>$", RegexOptions.Singleline)]
    private static partial Regex Tag();
}
