using System.Globalization;
using CachePrefix.Analyzers.Volatility.Flow;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace CachePrefix.Benchmarks.Analyzers;

/// <summary>The processor time that the interpreter takes for one body, the compiler's binding left out, and for all bodies around a prompt.</summary>
internal static class BodyCost
{
    private const int Runs = 9;

    /// <summary>What the worst body may take.</summary>
    public const double MostMilliseconds = 100;

    /// <summary>Measures each hard shape and prints what it takes.</summary>
    public static void Run()
    {
        var worst = 0.0;
        foreach (var shape in Measure())
        {
            worst = Math.Max(worst, shape.Body);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{shape.Name}: worst body {shape.Body:F1} ms{(shape.Steps > BodyEvaluator.Budget ? " (too large, skipped)" : "")}, {shape.Blocks} blocks, {shape.Steps} steps; with all that it calls {shape.Total:F1} ms"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Worst body: {worst:F1} ms, {(worst < MostMilliseconds ? "below" : "above")} {MostMilliseconds:F0} ms"));
    }

    /// <summary>The cost of each hard shape.</summary>
    public static IEnumerable<ShapeCost> Measure()
    {
        foreach (var (name, source) in HardShapes.All)
        {
            var compilation = AnalyzerCost.Compile([HardShapes.File(source)], withPrompts: true);
            var engine = new EngineContext(compilation, new EngineOptions(), CancellationToken.None);
            var bodies = compilation.SyntaxTrees
                .SelectMany(tree => TreeIndex.Of(tree, CancellationToken.None).Entries)
                .SelectMany(entry => engine.Bodies.UnitsOf(entry.Node))
                .OfType<IMethodSymbol>()
                .Select(method => (Method: method, Graph: engine.Bodies.GraphOf(method, CancellationToken.None)))
                .Where(body => body.Graph is not null)
                .ToList();
            var body = bodies.Max(body => Fastest(() => Interpret(engine, body.Method, body.Graph!)));
            var steps = bodies.Max(body => Interpret(engine, body.Method, body.Graph!));
            var total = Fastest(() => new SinkSearch(engine, new Solver(engine)).Run(CancellationToken.None));
            yield return new ShapeCost(name, body, total, bodies.Max(body => body.Graph!.Blocks.Length), steps);
        }
    }

    private static int Interpret(EngineContext engine, IMethodSymbol method, ControlFlowGraph graph)
    {
        var evaluator = new BodyEvaluator(engine, new NoSummaries(), method);
        try
        {
            evaluator.Run(graph);
            evaluator.Finish(CancellationToken.None);
        }
        catch (BodyTooLargeException)
        {
            // Its cost until then counts.
        }

        return evaluator.Steps;
    }

    /// <summary>Processor time, so that other work of the machine does not count.</summary>
    private static double Fastest(Action action) => Enumerable.Range(0, Runs).Min(_ =>
    {
        var start = Environment.CpuUsage.TotalTime;
        action();
        return (Environment.CpuUsage.TotalTime - start).TotalMilliseconds;
    });

    /// <summary>What a shape takes: milliseconds of its worst body alone and with all that it calls, and the size of that body.</summary>
    internal sealed record ShapeCost(string Name, double Body, double Total, int Blocks, int Steps);

    private sealed class NoSummaries : ISummarySource
    {
        public Summary Get(ISymbol unit) => Summary.Unknown;
    }
}
