using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Testing;

/// <summary>What the steps of a generator that name themselves did and hold.</summary>
public static class TrackedSteps
{
    private static readonly HashSet<string> BuiltIn = new(
        typeof(WellKnownGeneratorInputs).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Concat(typeof(WellKnownGeneratorOutputs).GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(field => (string)field.GetValue(null)!)
            .Append("CompilationOptions"),
        StringComparer.Ordinal);

    /// <summary>Asserts that every own step and every output of the generator was <c>Cached</c> or <c>Unchanged</c>.</summary>
    public static GeneratorRun AssertCached(this GeneratorRun run)
    {
        var worked = Outputs(Own(run.Result)).Concat(Outputs(run.Result.TrackedOutputSteps))
            .Where(output => output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged))
            .Select(output => $"{output.Step}: {output.Reason}, {output.Value}")
            .ToList();
        Check.That.True(worked.Count == 0, $"The generator worked again.\n{string.Join("\n", worked)}");
        return run;
    }

    /// <summary>Asserts that no own step holds a symbol, syntax, a location, a compilation or a semantic model.</summary>
    public static GeneratorRun AssertNoCompilerObjects(this GeneratorRun run)
    {
        foreach (var (step, value, _) in Outputs(Own(run.Result)))
        {
            var path = CompilerObjects.FindPath(value);
            Check.That.True(path is null, $"The step {step} keeps a compilation alive: {path}.");
        }

        return run;
    }

    private static ImmutableDictionary<string, ImmutableArray<IncrementalGeneratorRunStep>> Own(GeneratorRunResult result)
    {
        var own = result.TrackedSteps.RemoveRange(result.TrackedSteps.Keys.Where(step => BuiltIn.Contains(step) || step.Contains("_ForAttribute", StringComparison.Ordinal)));
        Check.That.True(!own.IsEmpty, "The generator names no step; give its steps names with WithTrackingName.");
        return own;
    }

    private static IEnumerable<(string Step, object Value, IncrementalStepRunReason Reason)> Outputs(ImmutableDictionary<string, ImmutableArray<IncrementalGeneratorRunStep>> steps) =>
        steps.OrderBy(step => step.Key, StringComparer.Ordinal).SelectMany(step => step.Value.SelectMany(run => run.Outputs.Select(output => (step.Key, output.Value, output.Reason))));
}
