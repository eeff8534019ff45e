using System.Globalization;
using CachePrefix.Benchmarks.Suite;

namespace CachePrefix.Benchmarks.Analyzers;

/// <summary>What all rules together add to a build.</summary>
internal sealed class BuildPart : ISuitePart
{
    public string Name => "build";

    public async IAsyncEnumerable<Measure> RunAsync(SuiteSize size)
    {
        await Task.CompletedTask;
        // Of few builds each the difference is noise.
        if (size == SuiteSize.Short)
            yield break;

        var (without, with) = BuildCost.Measure(BuildCost.DefaultRounds);
        var added = Medians.Of(with.Zip(without, static (own, plain) => own / plain)) - 1;
        yield return new Measure("Build: what all rules add to a build of 40 prompts", added, 0.05, string.Create(CultureInfo.InvariantCulture, $"{Medians.Of(with):0.00} and {Medians.Of(without):0.00} s"));
    }
}
