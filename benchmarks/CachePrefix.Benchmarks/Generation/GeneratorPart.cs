using System.Globalization;
using CachePrefix.Benchmarks.Suite;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CachePrefix.Benchmarks.Generation;

/// <summary>What the generator takes after a keystroke and at first, against the least that a generator for an attribute can do.</summary>
internal sealed class GeneratorPart : ISuitePart
{
    private const int Few = 100;
    private const int Some = 400;
    private const int Many = 1000;

    /// <summary>What the first run took of 100 and of 1,000 prompts when it was last made faster; half of it is the goal.</summary>
    private static readonly Dictionary<int, double> Milliseconds = new() { [Few] = 347.0 / 2, [Many] = 882.0 / 2 };

    public string Name => "generator";

    public async IAsyncEnumerable<Measure> RunAsync(SuiteSize size)
    {
        await Task.CompletedTask;
        foreach (var prompts in size == SuiteSize.Short ? [200] : new[] { 1, 50, 200 })
            yield return Keystroke(prompts, size == SuiteSize.Short ? 8 : 32, Contest.RoundsOf(size));

        // What the small runs take would hide behind the compilation of the code, which the large ones have behind them.
        var most = size == SuiteSize.Short ? Some : Many;
        var many = Cold(most, size == SuiteSize.Short ? 1 : 7);
        var few = Cold(Few, size == SuiteSize.Short ? 3 : 9);
        yield return FirstRun(Few, few);
        if (size == SuiteSize.All)
            yield return FirstRun(Many, many);

        yield return new Measure(
            string.Create(CultureInfo.InvariantCulture, $"Generator: growth of the first run from {Few} to {most:#,0} prompts, per prompt"),
            many.Own / few.Own * Few / most, 1.2, string.Create(CultureInfo.InvariantCulture, $"{few.Own * 1e6 / Few:0} and {many.Own * 1e6 / most:0} µs a prompt"));
    }

    private static Measure FirstRun(int prompts, (double Own, double Names) cost) => new(
        string.Create(CultureInfo.InvariantCulture, $"Generator: the first run of {prompts} prompts, against half of what it took"),
        cost.Own * 1000 / Milliseconds[prompts], 1, string.Create(CultureInfo.InvariantCulture, $"{cost.Own * 1000:0} ms of processor time; names alone {cost.Names * 1000:0}"));

    private static Measure Keystroke(int prompts, int keystrokes, int rounds)
    {
        var project = new PromptProject(prompts);
        var names = project.CreateDriver(new NameCollector()).RunGenerators(project.Compilation);
        var own = project.CreatePromptDriver().RunGenerators(project.Compilation);
        // A driver that has seen a compilation has also bound it, so each gets its own.
        var (ours, theirs) = Contest.Work<CSharpCompilation[]>(
            () => [.. Enumerable.Range(0, keystrokes).Select(_ => project.Type())],
            compilations => own = Type(own, compilations),
            compilations => names = Type(names, compilations),
            rounds);
        return new Measure(
            string.Create(CultureInfo.InvariantCulture, $"Generator: a keystroke beside {prompts} prompts, against collecting their names"),
            ours / theirs, 1.3, string.Create(CultureInfo.InvariantCulture, $"{ours * 1000 / keystrokes:0.00} and {theirs * 1000 / keystrokes:0.00} ms"));
    }

    private static GeneratorDriver Type(GeneratorDriver driver, CSharpCompilation[] compilations)
    {
        foreach (var compilation in compilations)
            driver = driver.RunGenerators(compilation);
        return driver;
    }

    private static (double Own, double Names) Cold(int prompts, int rounds) => Contest.Work(
        () =>
        {
            var project = new PromptProject(prompts);
            _ = project.Compilation.GetTypeByMetadataName("CachePrefix.PromptAttribute");
            return project;
        },
        static project => project.CreatePromptDriver().RunGenerators(project.Compilation),
        static project => project.CreateDriver(new NameCollector()).RunGenerators(project.Compilation),
        rounds);
}
