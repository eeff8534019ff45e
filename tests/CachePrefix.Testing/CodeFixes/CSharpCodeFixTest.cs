using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Testing;

/// <summary>
/// A configurable test of one code fix. Applies it one diagnostic at a time until nothing is left to fix, then again as Fix All in
/// document, project and solution, and compares every file each time.
/// </summary>
public class CSharpCodeFixTest<TAnalyzer, TCodeFix> : CSharpAnalyzerTest<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TCodeFix : CodeFixProvider, new()
{
    public string FixedCode
    {
        set => FixedState.Sources.Add(value);
    }

    public string BatchFixedCode
    {
        set => BatchFixedState.Sources.Add(value);
    }

    /// <summary>What the fix leaves; files that are left out must stay as they are.</summary>
    public SolutionState FixedState { get; } = new();

    /// <summary>What Fix All leaves, where that differs from <see cref="FixedState"/>.</summary>
    public SolutionState BatchFixedState { get; } = new();

    /// <summary>Which of the offered actions is applied, unless <see cref="CodeActionEquivalenceKey"/> is set.</summary>
    public int CodeActionIndex { get; set; }

    public string? CodeActionEquivalenceKey { get; set; }

    /// <summary>Steps until nothing is left to fix; at most one per fixable diagnostic when not set.</summary>
    public int? NumberOfIncrementalIterations { get; set; }

    /// <summary>Rounds of Fix All until nothing is left to fix; one per scope and kind of fix when not set.</summary>
    public int? NumberOfFixAllIterations { get; set; }

    public CodeFixTestBehaviors CodeFixTestBehaviors { get; set; }

    protected override async Task RunCoreAsync(CancellationToken cancellationToken)
    {
        BatchFixedState.InheritFrom(FixedState.InheritFrom(TestState));
        if (BatchFixedState.ExpectedDiagnostics.Count == 0)
            BatchFixedState.ExpectedDiagnostics.AddRange(FixedState.ExpectedDiagnostics);

        await base.RunCoreAsync(cancellationToken);
        await VerifyFixedAsync(FixedState, "Fixed state", cancellationToken);

        var start = Parse(TestState);
        var runner = new FixRunner(new TCodeFix(), CodeActionIndex, CodeActionEquivalenceKey, DiagnosticsAsync);

        await VerifyAsync("One fix after the other", FixedState, solution => runner.FixOneAsync(solution, cancellationToken), NumberOfIncrementalIterations, null);

        foreach (var (scope, skip) in Scopes)
        {
            if (!CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.SkipFixAllCheck) && !CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.FixOne) && !CodeFixTestBehaviors.HasFlag(skip))
                await VerifyAsync($"Fix All in {scope}", BatchFixedState, solution => runner.FixAllAsync(solution, scope, cancellationToken), NumberOfFixAllIterations, scope);
        }

        async Task VerifyAsync(string context, SolutionState end, Func<Solution, Task<Solution?>> step, int? iterations, FixAllScope? scope)
        {
            var before = Build(start);
            var after = before;
            var count = 0;
            var limit = await runner.LimitAsync(before, scope, cancellationToken);

            for (; count <= (iterations ?? limit) && await step(after) is { } next; count++)
            {
                after = next;
                if (CodeFixTestBehaviors.HasFlag(CodeFixTestBehaviors.FixOne))
                {
                    count++;
                    break;
                }
            }

            await FixedSolution.VerifyAsync(before, after, Parse(end), context, cancellationToken);
            if (iterations is { } exact ? count != exact : count > limit)
                throw new VerificationException($"{context}: {count} iterations or more, expected {(iterations is null ? "at most " : "")}{iterations ?? limit}.");
        }
    }

    private static ImmutableArray<(FixAllScope Scope, CodeFixTestBehaviors Skip)> Scopes =>
    [
        (FixAllScope.Document, CodeFixTestBehaviors.SkipFixAllInDocumentCheck),
        (FixAllScope.Project, CodeFixTestBehaviors.SkipFixAllInProjectCheck),
        (FixAllScope.Solution, CodeFixTestBehaviors.SkipFixAllInSolutionCheck),
    ];

    private Task VerifyFixedAsync(SolutionState state, string context, CancellationToken cancellationToken) =>
        VerifyStateAsync(state, context, TestBehaviors.SkipGeneratedCodeCheck | TestBehaviors.SkipSuppressionCheck, cancellationToken);
}
