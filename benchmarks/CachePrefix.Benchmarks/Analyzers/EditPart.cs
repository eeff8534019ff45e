using System.Collections.Immutable;
using System.Globalization;
using CachePrefix.Benchmarks.Suite;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Benchmarks.Analyzers;

/// <summary>
/// What analyzers add to the wait after a keystroke in a body: a new compilation and the diagnostics of the file. The compiler's own are made before,
/// and what a driver takes that has nothing to look at is taken off, so that what the editor does anyway is not counted.
/// </summary>
internal sealed class EditPart : ISuitePart
{
    private const int Warmup = 8;
    private const double ElsewhereLimit = 0.030;
    private const double RelatedLimit = 0.100;

    private static readonly ImmutableArray<DiagnosticAnalyzer> Idle = [new IdleAnalyzer()];

    public string Name => "keystroke";

    public async IAsyncEnumerable<Measure> RunAsync(SuiteSize size)
    {
        var rounds = size == SuiteSize.Short ? 5 : 15;
        foreach (var lines in size == SuiteSize.Short ? [5_000, 25_000] : new[] { 5_000, 25_000, 100_000 })
        {
            var (own, other, idle) = (new EditedProject(lines), new EditedProject(lines), new EditedProject(lines));
            foreach (var place in Enum.GetValues<EditedPlace>())
            {
                List<double> ours = [], theirs = [], idles = [];
                for (var round = -Warmup; round < rounds; round++)
                {
                    var mine = await TypeAsync(own, place, AnalyzerCost.Ours);
                    var peer = place == EditedPlace.Elsewhere ? await TypeAsync(other, place, AnalyzerCost.Theirs) : 0;
                    var nothing = await TypeAsync(idle, place, Idle);
                    if (round < 0)
                        continue;
                    ours.Add(mine);
                    theirs.Add(peer);
                    idles.Add(nothing);
                }

                var (seconds, peers, limit) = (Medians.Of(ours) - Medians.Of(idles), Medians.Of(theirs) - Medians.Of(idles), place == EditedPlace.Elsewhere ? ElsewhereLimit : RelatedLimit);
                var where = place switch { EditedPlace.Elsewhere => "elsewhere", EditedPlace.Prompt => "in a prompt", _ => "in a helper of a prompt" };
                if (place == EditedPlace.Elsewhere)
                    yield return new Measure(Title($"{lines} lines, {where}, against Meziantou.Analyzer"), seconds / peers, 0.2, Detail(seconds, peers, Medians.Of(idles)));
                yield return new Measure(Title($"{lines} lines, {where}, against {limit * 1000:0} ms"), seconds / limit, 1, string.Create(CultureInfo.InvariantCulture, $"{seconds * 1000:0.0} ms"));
            }
        }
    }

    private static string Title(FormattableString what) => $"Keystroke: {what.ToString(CultureInfo.InvariantCulture)}";

    private static string Detail(double own, double other, double idle) =>
        string.Create(CultureInfo.InvariantCulture, $"{own * 1000:0.0} and {other * 1000:0.0} ms beside the {idle * 1000:0.0} ms of an idle driver");

    private static async Task<double> TypeAsync(EditedProject project, EditedPlace place, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var tree = project.Type(place);
        _ = project.Compilation.GetSemanticModel(tree).GetDiagnostics();
        var started = Environment.CpuUsage.TotalTime;
        await DiagnoseAsync(project.Compilation, tree, analyzers);
        return (Environment.CpuUsage.TotalTime - started).TotalSeconds;
    }

    private static async Task<int> DiagnoseAsync(CSharpCompilation compilation, SyntaxTree tree, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var driver = compilation.WithAnalyzers(
            analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false));
        var syntax = await driver.GetAnalyzerSyntaxDiagnosticsAsync(tree, CancellationToken.None);
        var semantic = await driver.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), filterSpan: null, CancellationToken.None);
        return syntax.Length + semantic.Length;
    }
}
