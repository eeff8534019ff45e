namespace CachePrefix.Testing.Tests;

public sealed class GeneratorVerifierTests
{
    private const string Source = "[System.Obsolete] public partial class Marked { }\npublic class Plain { }\n";

    [Fact]
    public void A_good_generator_passes_every_check()
    {
        var run = Run<GoodGenerator>();

        run.AssertClean().AssertNoCompilerObjects().AssertSnapshot("GoodGenerator");
        Assert.All(GeneratorEdit.All, edit => run.Edit(edit).AssertCached().AssertClean());
    }

    [Fact]
    public void Seven_different_edits_are_offered() => Assert.Equal(7, GeneratorEdit.All.Select(edit => edit.Name).Distinct().Count());

    [Fact]
    public void A_relevant_edit_is_not_cached()
    {
        var run = Run<GoodGenerator>();
        Assert.Contains("worked again", Fails(() => run
            .Edit(compilation => compilation.AddSyntaxTrees(Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText(
                "[System.Obsolete] public partial class Second { }", (Microsoft.CodeAnalysis.CSharp.CSharpParseOptions)compilation.SyntaxTrees[0].Options)))
            .AssertCached()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_generator_that_keeps_symbols_fails() =>
        Assert.Contains("ISymbol", Fails(() => Run<SymbolKeepingGenerator>().AssertNoCompilerObjects()), StringComparison.Ordinal);

    [Fact]
    public void A_generator_that_keeps_symbols_works_again_on_edits()
    {
        var run = Run<SymbolKeepingGenerator>();
        Fails(() => run.Edit(GeneratorEdit.All[2]).AssertCached());
    }

    [Fact]
    public void Generated_code_with_a_warning_fails() =>
        Assert.Contains("CS0169", Fails(() => Run<WarningGenerator>().AssertClean()), StringComparison.Ordinal);

    [Fact]
    public void A_generator_that_throws_fails_with_its_exception() =>
        Assert.Contains("The fake generator fails.", Fails(() => Run<ThrowingGenerator>()), StringComparison.Ordinal);

    [Fact]
    public void Other_line_endings_reach_the_generator()
    {
        var lf = Run<LengthGenerator>();
        var crlf = new GeneratorTest<LengthGenerator> { TestCode = Source.ReplaceLineEndings("\r\n") }.Run();
        Fails(() => lf.AssertSameOutput(crlf));
        lf.AssertSameOutput(Run<LengthGenerator>());
    }

    [Fact]
    public void A_generator_that_formats_by_culture_is_found()
    {
        var invariant = Run<CultureGenerator>();
        Fails(() => invariant.AssertSameOutput(TestCulture.Run("fi-FI", Run<CultureGenerator>)));
    }

    [Fact]
    public void A_snapshot_that_differs_fails() =>
        Assert.Contains("write it with CACHEPREFIX_UPDATE_SNAPSHOTS=1", Fails(() => Run<WarningGenerator>().AssertSnapshot("GoodGenerator")), StringComparison.Ordinal);

    [Fact]
    public void A_snapshot_folder_with_a_missing_or_a_stale_file_fails() =>
        Assert.Contains("write them with CACHEPREFIX_UPDATE_SNAPSHOTS=1", Fails(() => new GeneratorTest<GoodGenerator> { TestCode = "[System.Obsolete] public partial class Other { }" }.Run().AssertSnapshot("GoodGenerator")), StringComparison.Ordinal);

    private static GeneratorRun Run<TGenerator>()
        where TGenerator : Microsoft.CodeAnalysis.IIncrementalGenerator, new() =>
        new GeneratorTest<TGenerator> { TestCode = Source }.Run();

    private static string Fails(Action action) => Assert.Throws<InvalidOperationException>(action).Message;
}
