using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CachePrefix.Testing;

/// <summary>The outcome of a generator run, and the start of further runs of the same driver.</summary>
public sealed class GeneratorRun
{
    private readonly GeneratorDriver _driver;
    private readonly CSharpCompilation _input;

    internal GeneratorRun(GeneratorDriver driver, CSharpCompilation input)
    {
        _driver = driver.RunGeneratorsAndUpdateCompilation(input, out var output, out _);
        _input = input;
        Compilation = (CSharpCompilation)output;
        Result = _driver.GetRunResult().Results.Single();
        Check.That.True(Result.Exception is null, $"The generator threw {Result.Exception}");
    }

    /// <summary>The compilation with the generated sources in it.</summary>
    public CSharpCompilation Compilation { get; }

    public GeneratorRunResult Result { get; }

    /// <summary>Generated text by hint name, in ordinal order.</summary>
    public ImmutableSortedDictionary<string, string> GeneratedSources =>
        Result.GeneratedSources.ToImmutableSortedDictionary(source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);

    /// <summary>Runs the same driver, warm, on an edited compilation.</summary>
    public GeneratorRun Edit(Func<CSharpCompilation, CSharpCompilation> edit) => new(_driver, edit(_input));

    /// <summary>Runs the same driver, warm, after an edit of the catalogue.</summary>
    public GeneratorRun Edit(GeneratorEdit edit) => Edit(edit.Apply);

    /// <summary>Asserts that the compiler reports nothing at warning level or above, and the generator nothing at all.</summary>
    public GeneratorRun AssertClean(params string[] allowedIds)
    {
        var problems = Compilation.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !IsMissingCommentInInput(diagnostic))
            .Concat(Result.Diagnostics)
            .Where(diagnostic => !allowedIds.Contains(diagnostic.Id))
            .ToList();
        Check.That.True(problems.Count == 0, $"The updated compilation is not clean.\n{string.Join("\n", problems)}\n{string.Join("\n", GeneratedSources)}");
        return this;
    }

    /// <summary>Compares each generated source with <c>Snapshots/{name}/{hint name}</c> beside the calling file.</summary>
    public GeneratorRun AssertSnapshot(string name, [CallerFilePath] string callerPath = "")
    {
        Snapshot.Verify(name, GeneratedSources, callerPath);
        return this;
    }

    /// <summary>Asserts byte-equal output.</summary>
    public GeneratorRun AssertSameOutput(GeneratorRun other)
    {
        var (left, right) = (GeneratedSources, other.GeneratedSources);
        Check.That.SequenceEqual(left.Keys, right.Keys, message: "The hint names");
        foreach (var (hint, text) in left)
            Check.That.Equal(text, right[hint], hint);
        return this;
    }

    private bool IsMissingCommentInInput(Diagnostic diagnostic) =>
        diagnostic.Id == "CS1591" && diagnostic.Location.SourceTree is { } tree && _input.ContainsSyntaxTree(tree);
}
