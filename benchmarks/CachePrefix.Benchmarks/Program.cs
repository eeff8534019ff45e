using BenchmarkDotNet.Running;
using CachePrefix.Benchmarks.Analyzers;

if (args is ["analyzers"])
{
    await AnalyzerCost.RunAsync();
    BodyCost.Run();
    return;
}

if (args is ["analyzers", "bodies"])
{
    BodyCost.Run();
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
