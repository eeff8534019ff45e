using System.Globalization;
using BenchmarkDotNet.Running;
using CachePrefix.Benchmarks.Analyzers;
using CachePrefix.Benchmarks.Metering;
using CachePrefix.Benchmarks.Suite;

switch (args)
{
    case ["--suite", var name] when Enum.TryParse<SuiteSize>(name, ignoreCase: true, out var size):
        return await SuiteRunner.RunAsync(size, []);

    case ["--suite", var name, "--only", .. var parts] when Enum.TryParse<SuiteSize>(name, ignoreCase: true, out var size) && parts.Length > 0 && parts.All(SuiteRunner.Names.Contains):
        return await SuiteRunner.RunAsync(size, parts);

    case ["--suite", ..]:
        await Console.Error.WriteLineAsync($"Write --suite all, or --suite short; behind it --only and some of {string.Join(", ", SuiteRunner.Names)}.");
        return 2;

    case ["analyzers"]:
        await AnalyzerCost.RunAsync();
        BodyCost.Run();
        return 0;

    case ["analyzers", "bodies"]:
        BodyCost.Run();
        return 0;

    case ["build"]:
        BuildCost.Run(BuildCost.DefaultRounds);
        return 0;

    case ["build", var rounds]:
        BuildCost.Run(int.Parse(rounds, CultureInfo.InvariantCulture));
        return 0;

    case ["metering"]:
        await MeteringCost.RunAsync();
        return 0;

    default:
        BenchmarkSwitcher.FromAssembly(typeof(Measure).Assembly).Run(args);
        return 0;
}
