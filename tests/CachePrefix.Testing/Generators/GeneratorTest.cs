using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Testing.Model;

namespace CachePrefix.Testing;

/// <summary>A project to run a generator on, step by step. Runs of the same test are independent of each other.</summary>
public class GeneratorTest<TGenerator> : CSharpSourceGeneratorTest<TGenerator, DefaultVerifier>
    where TGenerator : IIncrementalGenerator, new()
{
    public GeneratorTest() => this.Prepare();

    public GeneratorRun Run()
    {
        var state = new EvaluatedProjectState(TestState, ReferenceAssemblies);
        var project = CreateProjectAsync(state, [], CancellationToken.None).GetAwaiter().GetResult();
        var driver = CSharpGeneratorDriver.Create(
            [new TGenerator().AsSourceGenerator()],
            project.AnalyzerOptions.AdditionalFiles,
            (CSharpParseOptions)project.ParseOptions!,
            project.AnalyzerOptions.AnalyzerConfigOptionsProvider,
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return new GeneratorRun(driver, (CSharpCompilation)project.GetCompilationAsync().GetAwaiter().GetResult()!);
    }

    protected override CompilationOptions CreateCompilationOptions() => TestProjects.CompilationOptions;

    protected override ParseOptions CreateParseOptions() => TestProjects.ParseOptions.WithDocumentationMode(DocumentationMode.Diagnose);
}
