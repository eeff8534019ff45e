using System.Diagnostics;
using System.Globalization;
using CachePrefix.Benchmarks.Analyzers;
using CachePrefix.Benchmarks.Audits;
using CachePrefix.Benchmarks.Caches;
using CachePrefix.Benchmarks.Calls;
using CachePrefix.Benchmarks.Emulation;
using CachePrefix.Benchmarks.Generation;
using CachePrefix.Benchmarks.Metering;
using CachePrefix.Benchmarks.Routing;

namespace CachePrefix.Benchmarks.Suite;

/// <summary>Runs all parts, each against its peer in this run, and says which goals were missed.</summary>
internal static class SuiteRunner
{
    private static readonly ISuitePart[] Parts =
    [
        new CallPart(),
        new CachePart(),
        new RouterPart(),
        new MeteringPart(),
        new GeneratorPart(),
        new AnalyzerPart(),
        new EditPart(),
        new AuditPart(),
        new EmulatorPart(),
        new BuildPart(),
    ];

    public static IEnumerable<string> Names => Parts.Select(static part => part.Name);

    /// <summary>How often a part is measured in a short suite before what is far off counts.</summary>
    private const int MostRuns = 3;

    /// <summary>Runs the suite; 1 where a short one found, again and again, what is too far from its goal.</summary>
    /// <param name="size">How long to measure.</param>
    /// <param name="only">The parts to run; all when empty.</param>
    public static async Task<int> RunAsync(SuiteSize size, IReadOnlyCollection<string> only)
    {
        var measures = new List<Measure>();
        var clock = Stopwatch.StartNew();
        foreach (var part in Parts.Where(part => only.Count == 0 || only.Contains(part.Name)))
        {
            var started = clock.Elapsed;
            var measured = await MeasureAsync(part, size);
            for (var run = 1; size == SuiteSize.Short && run < MostRuns && measured.Any(static measure => measure.IsFarOff); run++)
                measured = [.. measured.Zip(await MeasureAsync(part, size), static (first, second) => first.LowerOf(second))];

            measures.AddRange(measured);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {part.Name}: {(clock.Elapsed - started).TotalSeconds:0} s"));
        }

        var farOff = measures.Where(static measure => measure.IsFarOff).ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{measures.Count(static measure => measure.IsReached)} of {measures.Count} goals reached, {farOff.Count} more than twice the goal, {clock.Elapsed.TotalSeconds:0} s"));
        if (size == SuiteSize.All && only.Count == 0)
            SuiteReport.Write(measures);
        if (size == SuiteSize.All || farOff.Count == 0)
            return 0;

        foreach (var measure in farOff)
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"FAILED: {measure.Name} is {measure.Ratio:0.000}; the goal is {measure.Goal:0.###} ({measure.Detail})"));
        return 1;
    }

    private static async Task<List<Measure>> MeasureAsync(ISuitePart part, SuiteSize size)
    {
        var measures = new List<Measure>();
        await foreach (var measure in part.RunAsync(size))
        {
            measures.Add(measure);
            Console.WriteLine(SuiteReport.LineOf(measure));
        }

        return measures;
    }
}
