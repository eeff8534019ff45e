using BenchmarkDotNet.Running;
if (args is ["min"]) { CachePrefix.Benchmarks.Calls.TempMin.Run(); return; }

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
