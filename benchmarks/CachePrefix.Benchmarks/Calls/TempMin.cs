using System.Diagnostics;
namespace CachePrefix.Benchmarks.Calls;
public static class TempMin {
  public static void Run() {
    var b = new CallBenchmarks();
    double h = double.MaxValue, g = double.MaxValue;
    for (int r = 0; r < 300; r++) { h = Math.Min(h, T(b.HandWrittenCall)); g = Math.Min(g, T(b.GeneratedCall)); }
    Console.WriteLine($"hand {h:F1} ns, gen {g:F1} ns, ratio {g/h:F3}");
    long a0 = GC.GetAllocatedBytesForCurrentThread(); b.HandWrittenCall().GetAwaiter().GetResult(); long a1 = GC.GetAllocatedBytesForCurrentThread(); b.GeneratedCall().GetAwaiter().GetResult(); long a2 = GC.GetAllocatedBytesForCurrentThread();
    Console.WriteLine($"alloc {a1-a0} {a2-a1}");
  }
  private static double T(Func<Task<object>> f) { var s = Stopwatch.GetTimestamp(); for (int i = 0; i < 5000; i++) f().GetAwaiter().GetResult(); return Stopwatch.GetElapsedTime(s).TotalNanoseconds / 5000; }
}
