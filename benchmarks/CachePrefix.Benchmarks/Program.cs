using System.Globalization;
using BenchmarkDotNet.Running;
using CachePrefix.Benchmarks.Analyzers;
using CachePrefix.Benchmarks.Metering;

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

if (args is ["build", ..] and { Length: <= 2 })
{
    BuildCost.Run(args is [_, var rounds] ? int.Parse(rounds, CultureInfo.InvariantCulture) : BuildCost.DefaultRounds);
    return;
}

if (args is ["metering"])
{
    await MeteringCost.RunAsync();
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
