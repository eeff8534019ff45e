using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CachePrefix.Testing;

/// <summary>The outcome of a generator run, and the start of further runs of the same driver.</summary>
public sealed class GeneratorRun
{
    private readonly GeneratorDriver _driver;
    private readonly CSharpCompilation _input;

    private GeneratorRun(GeneratorDriver driver, CSharpCompilation input)
    {
        _driver = driver.RunGeneratorsAndUpdateCompilation(input, out var output, out _);
        _input = input;
        Compilation = (CSharpCompilation)output;
        Result = _driver.GetRunResult().Results.Single();
        if (Result.Exception is { } exception)
            throw new VerificationException($"The generator threw {exception}");
    }

    /// <summary>The compilation with the generated sources in it.</summary>
    public CSharpCompilation Compilation { get; }

    public GeneratorRunResult Result { get; }

    /// <summary>Generated text by hint name, in ordinal order.</summary>
    public ImmutableSortedDictionary<string, string> GeneratedSources =>
        Result.GeneratedSources.ToImmutableSortedDictionary(source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);

    internal static GeneratorRun Start(GeneratorDriver driver, CSharpCompilation input) => new(driver, input);

    /// <summary>Runs the same driver, warm, on an edited compilation.</summary>
    public GeneratorRun Edit(Func<CSharpCompilation, CSharpCompilation> edit) => new(_driver, edit(_input));

    /// <summary>Runs the same driver, warm, after an edit of the catalogue.</summary>
    public GeneratorRun Edit(GeneratorEdit edit) => Edit(edit.Apply);

    /// <summary>Runs the same driver, warm, with a changed driver: other additional files or options.</summary>
    public GeneratorRun EditDriver(Func<GeneratorDriver, GeneratorDriver> edit) => new(edit(_driver), _input);

    /// <summary>Asserts that the compiler reports nothing at warning level or above, and the generator nothing at all.</summary>
    public GeneratorRun AssertClean(params string[] allowedIds)
    {
        var problems = Compilation.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !IsMissingCommentInInput(diagnostic))
            .Concat(Result.Diagnostics)
            .Where(diagnostic => !allowedIds.Contains(diagnostic.Id))
            .Select(diagnostic => "  " + DiagnosticText.Of(diagnostic))
            .ToList();
        if (problems.Count > 0)
            throw new VerificationException($"The updated compilation is not clean.\n{string.Join("\n", problems)}\n{AllText()}");
        return this;
    }

    /// <summary>Compares each generated source with <c>Snapshots/{name}/{hint name}</c> beside the calling file.</summary>
    public GeneratorRun AssertSnapshot(string name, [System.Runtime.CompilerServices.CallerFilePath] string callerPath = "")
    {
        Snapshot.VerifyFolder(name, GeneratedSources, callerPath);
        return this;
    }

    /// <summary>Asserts that every own step and every output of the generator was <c>Cached</c> or <c>Unchanged</c>.</summary>
    public GeneratorRun AssertCached()
    {
        TrackedSteps.AssertCached(Result);
        return this;
    }

    /// <summary>Asserts that no own step holds a symbol, syntax, a location, a compilation or a semantic model.</summary>
    public GeneratorRun AssertNoCompilerObjects()
    {
        TrackedSteps.AssertNoCompilerObjects(Result);
        return this;
    }

    /// <summary>Asserts byte-equal output.</summary>
    public GeneratorRun AssertSameOutput(GeneratorRun other)
    {
        var (left, right) = (GeneratedSources, other.GeneratedSources);
        if (!left.Keys.SequenceEqual(right.Keys, StringComparer.Ordinal))
            throw new VerificationException($"The hint names differ: {string.Join(", ", left.Keys)} against {string.Join(", ", right.Keys)}.");
        foreach (var (hint, text) in left)
            TextDifference.Verify(text, right[hint], hint);
        return this;
    }

    private bool IsMissingCommentInInput(Diagnostic diagnostic) =>
        diagnostic.Id == "CS1591" && diagnostic.Location.SourceTree is { } tree && _input.ContainsSyntaxTree(tree);

    private string AllText() => string.Concat(GeneratedSources.Select(source => $"--- {source.Key} ---\n{source.Value}\n"));
}
