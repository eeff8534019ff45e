using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Benchmarks.Generation;

/// <summary>The first run. Goal: linear, and under one second for 1,000 prompts.</summary>
[MemoryDiagnoser]
public class ColdBenchmarks
{
    private PromptProject _project = null!;

    [Params(10, 100, 1000)]
    public int Prompts { get; set; }

    [IterationSetup]
    public void Prepare()
    {
        _project = new PromptProject(Prompts);
        _ = _project.Compilation.GetTypeByMetadataName("CachePrefix.PromptAttribute");
    }

    [Benchmark]
    public GeneratorDriver Generate() => _project.CreatePromptDriver().RunGenerators(_project.Compilation);
}
