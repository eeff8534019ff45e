using BenchmarkDotNet.Running;
using CachePrefix.Benchmarks.Analyzers;

if (args is ["analyzers"])
{
    await AnalyzerCost.RunAsync();
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
