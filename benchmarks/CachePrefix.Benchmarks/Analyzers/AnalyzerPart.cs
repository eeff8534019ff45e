using System.Globalization;
using CachePrefix.Benchmarks.Suite;

namespace CachePrefix.Benchmarks.Analyzers;

/// <summary>The callback time of all analyzers over a project against that of Meziantou.Analyzer.</summary>
internal sealed class AnalyzerPart : ISuitePart
{
    private const int Some = 5_000;

    public string Name => "analyzers";

    public async IAsyncEnumerable<Measure> RunAsync(SuiteSize size)
    {
        var (lines, warmups, runs) = size == SuiteSize.Short ? (Some, 2, 3) : (AnalyzerCost.Lines, 1, 7);
        foreach (var withPrompts in size == SuiteSize.Short ? [true] : new[] { true, false })
        {
            List<double> own = [], other = [];
            for (var run = -warmups; run < runs; run++)
            {
                var (ours, theirs, _) = await AnalyzerCost.MeasureAsync(withPrompts, lines);
                if (run < 0)
                    continue;
                own.Add(ours);
                other.Add(theirs);
            }

            yield return new Measure(
                $"Analyzers: {lines} lines {(withPrompts ? "with prompts" : "without an SDK")}, against Meziantou.Analyzer",
                Medians.Of(own) / Medians.Of(other),
                withPrompts ? 0.10 : 0.02,
                string.Create(CultureInfo.InvariantCulture, $"{Medians.Of(own):0} and {Medians.Of(other):0} ms"));
        }

        if (size == SuiteSize.Short)
            yield break;

        var worst = BodyCost.Measure().MaxBy(static shape => shape.Body)!;
        yield return new Measure(
            string.Create(CultureInfo.InvariantCulture, $"Analyzers: the worst body, against {BodyCost.MostMilliseconds:0} ms"),
            worst.Body / BodyCost.MostMilliseconds, 1, string.Create(CultureInfo.InvariantCulture, $"{worst.Name}: {worst.Body:0} ms"));
    }
}
