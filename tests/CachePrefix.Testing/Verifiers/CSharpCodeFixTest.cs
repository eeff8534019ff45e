using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace CachePrefix.Testing;

/// <summary>A test of one code fix: step by step, and as Fix All in document, project and solution.</summary>
public class CSharpCodeFixTest<TAnalyzer, TCodeFix> : Microsoft.CodeAnalysis.CSharp.Testing.CSharpCodeFixTest<TAnalyzer, TCodeFix, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TCodeFix : CodeFixProvider, new()
{
    public CSharpCodeFixTest() => this.Prepare();

    /// <summary>Generators whose output the analyzer and the fix see.</summary>
    public List<IIncrementalGenerator> Generators { get; } = [];

    protected override CompilationOptions CreateCompilationOptions() => TestProjects.CompilationOptions;

    protected override ParseOptions CreateParseOptions() => TestProjects.ParseOptions;

    protected override IEnumerable<Type> GetSourceGenerators() => Generators.Select(generator => generator.GetType());

    protected override Task RunImplAsync(CancellationToken cancellationToken)
    {
        Complete(FixedState.Sources, TestState.Sources);
        Complete(FixedState.AdditionalFiles, TestState.AdditionalFiles);
        return base.RunImplAsync(cancellationToken);
    }

    // A fixed state names only what the fix changes.
    private static void Complete(SourceFileCollection fixedFiles, SourceFileCollection files)
    {
        if (fixedFiles.Count == 0)
            return;

        var named = fixedFiles.ToList();
        fixedFiles.Clear();
        foreach (var file in files)
            fixedFiles.Add(named.Find(candidate => candidate.filename == file.filename) is { filename: not null } own ? own : file);
        fixedFiles.AddRange(named.Where(own => !files.Exists(file => file.filename == own.filename)));
    }
}
