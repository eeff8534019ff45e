using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace CachePrefix.Testing;

/// <summary>A test of one analyzer with the references of <see cref="ReferenceSets.Default"/> and, where given, generators.</summary>
public class CSharpAnalyzerTest<TAnalyzer> : Microsoft.CodeAnalysis.CSharp.Testing.CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    public CSharpAnalyzerTest() => this.Prepare();

    /// <summary>Generators whose output the analyzer sees.</summary>
    public List<IIncrementalGenerator> Generators { get; } = [];

    protected override CompilationOptions CreateCompilationOptions() => TestProjects.CompilationOptions;

    protected override ParseOptions CreateParseOptions() => TestProjects.ParseOptions;

    protected override IEnumerable<Type> GetSourceGenerators() => Generators.Select(generator => generator.GetType());
}
