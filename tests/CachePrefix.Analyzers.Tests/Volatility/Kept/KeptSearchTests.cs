using System.Globalization;
using CachePrefix.Analyzers.Requests;
using CachePrefix.Analyzers.Volatility.Rules;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Tests.Volatility.Kept;

/// <summary>What is kept from one compilation to the next gives what a look at everything gives.</summary>
public sealed class KeptSearchTests
{
    /// <summary>How many edits each project gets; set <c>CACHEPREFIX_EDITS</c> for more.</summary>
    private static readonly int Edits = int.TryParse(Environment.GetEnvironmentVariable("CACHEPREFIX_EDITS"), NumberStyles.None, CultureInfo.InvariantCulture, out var edits) ? edits : 12;

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public async Task Edits_report_what_a_fresh_look_reports(int seed, bool isDeep)
    {
        var code = new EditedCode(seed, isDeep);
        await ReportAsync(code.Compilation);
        var (kept, looked, reported) = (0, 0, 0);
        for (var edit = 0; edit < Edits; edit++)
        {
            code.Edit();
            if (edit % 5 == 0)
            {
                var (own, all) = Kept(code.Compilation);
                kept += own;
                looked += all;
                AssertValid(code.Compilation);
            }

            var fresh = await ReportAsync(code.Create());
            Assert.Equal(fresh, await ReportAsync(code.Compilation));
            reported += fresh.Count;
        }

        Assert.True(reported > Edits, $"{reported} findings");
        if (!isDeep)
            Assert.True(kept * 2 > looked, $"{kept} of {looked} members were kept");
    }

    [Fact]
    public async Task An_edit_elsewhere_keeps_all_and_one_in_a_helper_what_does_not_call_it()
    {
        var project = CSharpCompilation.Create("Subject", Trees("return 1;", "return DateTime.Now + \"\";"), Testing.ReferenceSets.Default, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Equal(["CPA1001", "CPA1003"], (await ReportAsync(project)).Select(static line => line.Split(' ')[0]));

        Assert.Equal((2, 2), Kept(Edited(project, 0, Trees("return 2 + 3;", "")[0])));
        var helped = Edited(project, 1, Trees("", "return Guid.NewGuid() + \"\";")[1]);
        Assert.Equal((1, 2), Kept(helped));
        Assert.Equal(["CPA1003", "CPA1003"], (await ReportAsync(helped)).Select(static line => line.Split(' ')[0]));
    }

    [Fact]
    public async Task What_rules_about_requests_reported_of_a_member_is_kept_until_it_or_its_helper_is_edited()
    {
        var project = CSharpCompilation.Create("Subject", Trees("return 1;", "return DateTime.Now + \"\";"), Testing.ReferenceSets.Default, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        await ReportAsync(project);

        Assert.Equal(["A.cs", "B.cs"], Requests(Edited(project, 0, Trees("return 2 + 3;", "")[0])));
        Assert.Equal(["B.cs"], Requests(Edited(project, 1, Trees("", "return Guid.NewGuid() + \"\";")[1])));

        static IEnumerable<string> Requests(CSharpCompilation compilation) =>
            KeptSearch.For(Engine(compilation))!.Requests!.Members.Keys.Select(static member => member.SyntaxTree.FilePath).Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_report_is_kept_after_an_edit_elsewhere_and_not_after_one_in_a_helper()
    {
        var project = CSharpCompilation.Create("Subject", Trees("return 1;", "return DateTime.Now + \"\";"), Testing.ReferenceSets.Default, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        await ReportAsync(project);

        Assert.True(IsKept(Edited(project, 0, Trees("return 2 + 3;", "")[0])));
        Assert.False(IsKept(Edited(project, 1, Trees("", "return Guid.NewGuid() + \"\";")[1])));

        static bool IsKept(CSharpCompilation compilation) =>
            KeptReport.Find(EngineAnalysis.Of(compilation, new EngineOptions(), CancellationToken.None).Found.Units, new EngineOptions()) is not null;
    }

    [Fact]
    public async Task Nothing_is_kept_when_a_declaration_or_a_constant_changes()
    {
        var project = CSharpCompilation.Create("Subject", Trees("return 1;", "return DateTime.Now + \"\";"), Testing.ReferenceSets.Default, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        await ReportAsync(project);

        Assert.Equal(0, Kept(Edited(project, 0, CSharpSyntaxTree.ParseText("class Plain { int Work(int n) { return 1; } }", path: "Plain.cs"))).Members);
        Assert.Equal(0, Kept(project.WithOptions(project.Options.WithNullableContextOptions(NullableContextOptions.Enable))).Members);
        Assert.Equal(0, Kept(project.AddReferences(CSharpCompilation.Create("Other").ToMetadataReference())).Members);
        Assert.Equal(2, Kept(project).Members);
    }

    private static void AssertValid(CSharpCompilation compilation) => Assert.Empty(compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

    private static SyntaxTree[] Trees(string plain, string helper) =>
    [
        CSharpSyntaxTree.ParseText($$"""class Plain { int Work() { {{plain}} } }""", path: "Plain.cs"),
        CSharpSyntaxTree.ParseText($$"""using System; static class Help { public static string Me() { {{helper}} } }""", path: "Help.cs"),
        CSharpSyntaxTree.ParseText("""using Microsoft.Extensions.AI; class A { ChatMessage Helped() => new(ChatRole.System, "You help. " + Help.Me() + " End."); }""", path: "A.cs"),
        CSharpSyntaxTree.ParseText("""using System; using Microsoft.Extensions.AI; class B { ChatMessage Alone() => new(ChatRole.System, "You help. " + Guid.NewGuid() + " End."); }""", path: "B.cs"),
    ];

    private static CSharpCompilation Edited(CSharpCompilation project, int file, SyntaxTree tree) => project.ReplaceSyntaxTree(project.SyntaxTrees[file], tree);

    /// <summary>How many members that lead to sinks are known of the compilation before.</summary>
    private static (int Members, int All) Kept(CSharpCompilation compilation)
    {
        var engine = Engine(compilation);
        var all = new SinkSearch(engine, new Solver(engine)).Run(CancellationToken.None).Members;
        var kept = KeptSearch.For(Engine(compilation));
        return (all.Keys.Count(member => kept?.Find(member) is not null), all.Count);
    }

    private static EngineContext Engine(CSharpCompilation compilation) => new(compilation, new EngineOptions(), CancellationToken.None);

    private static async Task<IReadOnlyList<string>> ReportAsync(CSharpCompilation compilation)
    {
        var failures = new List<Exception>();
        var driver = compilation.WithAnalyzers(
            [new VolatilityAnalyzer(), new RequestAnalyzer()],
            new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (exception, _, _) => failures.Add(exception), concurrentAnalysis: false, logAnalyzerExecutionTime: false));
        var diagnostics = await driver.GetAnalyzerDiagnosticsAsync();
        Assert.Empty(failures);
        return
        [
            .. diagnostics
                .Select(static diagnostic => $"{diagnostic.Id} {diagnostic.Severity} {diagnostic.Location.GetLineSpan()} {diagnostic.GetMessage(CultureInfo.InvariantCulture)} {string.Join(", ", diagnostic.AdditionalLocations.Select(static location => location.GetLineSpan().ToString()))} {string.Join(", ", diagnostic.Properties.OrderBy(static property => property.Key, StringComparer.Ordinal))}")
                .Order(StringComparer.Ordinal),
        ];
    }
}
