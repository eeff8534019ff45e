using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Testing;

internal static class TrackedSteps
{
    private static readonly HashSet<string> BuiltIn = new(
        typeof(WellKnownGeneratorInputs).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Concat(typeof(WellKnownGeneratorOutputs).GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(field => (string)field.GetValue(null)!)
            .Append("CompilationOptions"),
        StringComparer.Ordinal);

    public static void AssertCached(GeneratorRunResult result)
    {
        var steps = Own(result);
        var worked = steps.SelectMany(step => step.Value.SelectMany(run => run.Outputs.Select(output => (Name: step.Key, output.Reason, output.Value))))
            .Concat(result.TrackedOutputSteps.SelectMany(step => step.Value.SelectMany(run => run.Outputs.Select(output => (Name: step.Key, output.Reason, output.Value)))))
            .Where(output => output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged))
            .Select(output => $"  {output.Name}: {output.Reason}, {Show(output.Value)}")
            .ToList();
        if (worked.Count > 0)
            throw new VerificationException($"The generator worked again.\n{string.Join("\n", worked)}");
    }

    public static void AssertNoCompilerObjects(GeneratorRunResult result)
    {
        foreach (var (name, runs) in Own(result))
        {
            foreach (var (value, _) in runs.SelectMany(run => run.Outputs))
            {
                if (CompilerObjects.FindPath(value) is { } path)
                    throw new VerificationException($"The step {name} keeps a compilation alive: {path}.");
            }
        }
    }

    private static ImmutableArray<KeyValuePair<string, ImmutableArray<IncrementalGeneratorRunStep>>> Own(GeneratorRunResult result)
    {
        var own = result.TrackedSteps
            .Where(step => !BuiltIn.Contains(step.Key) && !step.Key.Contains("_ForAttribute", StringComparison.Ordinal))
            .OrderBy(step => step.Key, StringComparer.Ordinal)
            .ToImmutableArray();
        return own.IsEmpty
            ? throw new VerificationException("The generator names no step; give its steps names with WithTrackingName.")
            : own;
    }

    private static string Show(object? value)
    {
        var text = Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "null";
        return text.Length > 200 ? text[..200] + "…" : text;
    }
}
