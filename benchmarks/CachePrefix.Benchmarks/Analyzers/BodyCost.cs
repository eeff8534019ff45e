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
    private const double MostMilliseconds = 100;

    /// <summary>Measures each hard shape and gives the worst body's milliseconds.</summary>
    public static double Run()
    {
        var worst = 0.0;
        foreach (var (name, source) in HardShapes.All)
        {
            var compilation = AnalyzerCost.Compile([HardShapes.File(source)], withPrompts: true);
            var engine = new EngineContext(compilation, new EngineOptions(), CancellationToken.None);
            var bodies = engine.Index.Trees
                .SelectMany(tree => tree.Entries)
                .SelectMany(entry => engine.Bodies.UnitsOf(entry.Node))
                .OfType<IMethodSymbol>()
                .Select(method => (Method: method, Graph: engine.Bodies.GraphOf(method, CancellationToken.None)))
                .Where(body => body.Graph is not null)
                .ToList();
            var body = bodies.Max(body => Fastest(() => Interpret(engine, body.Method, body.Graph!)));
            var steps = bodies.Max(body => Interpret(engine, body.Method, body.Graph!));
            var total = Fastest(() => new SinkSearch(engine, new Solver(engine)).Run(CancellationToken.None));
            worst = Math.Max(worst, body);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: worst body {body:F1} ms{(steps > BodyEvaluator.Budget ? " (too large, skipped)" : "")}, {bodies.Max(body => body.Graph!.Blocks.Length)} blocks, {steps} steps; with all that it calls {total:F1} ms"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Worst body: {worst:F1} ms, {(worst < MostMilliseconds ? "below" : "above")} {MostMilliseconds:F0} ms"));
        return worst;
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

    private sealed class NoSummaries : ISummarySource
    {
        public Summary Get(ISymbol unit) => Summary.Unknown;
    }
}
