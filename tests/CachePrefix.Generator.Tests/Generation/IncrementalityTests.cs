using CachePrefix.Analyzers.Generation;
using CachePrefix.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CachePrefix.Generator.Tests.Generation;

public sealed class IncrementalityTests
{
    private const int PromptCount = 50;

    private const string Helper =
        """
        namespace Acme;

        public static class Helper
        {
            public const string Shared = "shared rules";

            public static int Count(int start)
            {
                var count = start + 1;
                return count;
            }
        }
        """;

    public static TheoryData<string> Edits => [.. GeneratorEdit.All.Select(edit => edit.Name)];

    public static TheoryData<string, string> HelperEdits => new()
    {
        { "var count = start + 1;", "var total = start + 1; var count = total;" },
        { "return count;", "return count" },
        { "start + 1", "start + 2 /* more */" },
        { "int Count(int start)", "long Count(long start)" },
        { "public static class Helper", "/// <summary>Helps.</summary>\npublic static class Helper" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void An_edit_of_no_account_leaves_every_step_of_fifty_prompts_cached(string name)
    {
        var edit = GeneratorEdit.All.Single(edit => edit.Name == name);

        Test().Run().Edit(edit).AssertCached();
    }

    [Theory]
    [MemberData(nameof(HelperEdits))]
    public void An_edit_of_another_file_leaves_every_step_cached(string before, string after) =>
        Test().Run().Edit(compilation => Replace(compilation, "Helper.cs", before, after)).AssertCached();

    [Fact]
    public void An_edit_of_one_prompt_reads_and_writes_that_one_alone()
    {
        var run = Test().Run().Edit(compilation => Replace(compilation, "Prompt7.cs", "Rules 7.", "Other rules."));

        Assert.Equal(1, Worked(run, TrackingNames.Prompts));
        Assert.Equal(0, Worked(run, TrackingNames.Names));
        Assert.Equal(0, Worked(run, TrackingNames.AllNames));
        Assert.Equal(1, Worked(run, TrackingNames.Sources));
    }

    [Fact]
    public void A_constant_of_another_file_changes_the_prompt_that_uses_it()
    {
        var before = Test().Run();

        var run = before.Edit(compilation => Replace(compilation, "Helper.cs", "shared rules", "new rules"));

        Assert.Equal(1, Worked(run, TrackingNames.Prompts));
        Assert.NotEqual(before.GeneratedSources["Acme.Prompt0.g.cs"], run.GeneratedSources["Acme.Prompt0.g.cs"]);
    }

    [Fact]
    public void An_edit_chain_through_other_files_still_sees_the_constant_at_its_end()
    {
        var run = Test().Run()
            .Edit(compilation => Replace(compilation, "Helper.cs", "start + 1", "start + 2"))
            .Edit(compilation => Replace(compilation, "Helper.cs", "shared rules", "new rules"));

        Assert.Equal(1, Worked(run, TrackingNames.Prompts));
    }

    [Fact]
    public void A_second_part_of_a_prompt_in_another_file_is_read()
    {
        const string Part = "using CachePrefix; namespace Acme; partial record Prompt3 { [CachedPrefix] public static string More { get; } = \"More.\"; }";
        var test = Test();
        test.TestState.Sources.Add("More.cs", Part);
        var before = test.Run();

        var run = before.Edit(compilation => Replace(compilation, "More.cs", "More.", "Still more."));

        Assert.Equal(1, Worked(run, TrackingNames.Prompts));
        Assert.NotEqual(before.GeneratedSources["Acme.Prompt3.g.cs"], run.GeneratedSources["Acme.Prompt3.g.cs"]);
    }

    private static int Worked(GeneratorRun run, string step) => run.Result.TrackedSteps[step]
        .SelectMany(tracked => tracked.Outputs)
        .Count(output => output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));

    private static GeneratorTest<PromptGenerator> Test()
    {
        var test = new GeneratorTest<PromptGenerator>();
        test.TestState.Sources.Add("Helper.cs", Helper);
        for (var i = 0; i < PromptCount; i++)
            test.TestState.Sources.Add($"Prompt{i}.cs", Prompt(i));
        test.TestState.AdditionalFiles.Add("cacheprefix.json", Shapes.Configuration);
        return test;
    }

    private static string Prompt(int number) =>
        $$"""
        using CachePrefix;
        namespace Acme;

        [Prompt, Tier("{{(number % 2 == 0 ? "simple" : "complex")}}")]
        public sealed partial record Prompt{{number}} : IPrompt<string>
        {
            [CachedPrefix] public const string Role = {{(number == 0 ? "Helper.Shared" : $"\"Rules {number}.\"")}};
            [CachedPrefix(Stability.Tenant)] public required string Facts { get; init; }
            [PromptInput] public required string Question { get; init; }
            [PromptTool] public static int Count(int start) { return Helper.Count(start); }
        }
        """;

    private static CSharpCompilation Replace(CSharpCompilation compilation, string file, string before, string after)
    {
        var tree = compilation.SyntaxTrees.Single(tree => Path.GetFileName(tree.FilePath) == file);
        var text = tree.ToString();
        Assert.Contains(before, text, StringComparison.Ordinal);
        return compilation.ReplaceSyntaxTree(tree, Parse(text.Replace(before, after, StringComparison.Ordinal), tree.FilePath));
    }

    private static SyntaxTree Parse(string text, string path) =>
        CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Diagnose), path, System.Text.Encoding.UTF8);
}
