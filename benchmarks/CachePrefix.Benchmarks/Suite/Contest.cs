using System.Diagnostics;
using System.Runtime;

namespace CachePrefix.Benchmarks.Suite;

/// <summary>Measures two ways of doing the same in turn, so that whatever else the machine does falls on both.</summary>
internal static class Contest
{
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(60);

    private const int MostPasses = 24;

    /// <summary>How often each side is run in a short suite and in a whole one.</summary>
    public static int RoundsOf(SuiteSize size) => size == SuiteSize.Short ? 5 : 25;

    /// <summary>What one call of each takes in processor time and bytes.</summary>
    public static async Task<(Cost Ours, Cost Theirs)> CallsAsync(Func<Task> ours, Func<Task> theirs, SuiteSize size)
    {
        await WarmAsync(size, ours, theirs);
        var calls = Math.Min(await CallsPerRoundAsync(ours), await CallsPerRoundAsync(theirs));
        List<Cost> own = [], other = [];
        for (var round = 0; round < RoundsOf(size); round++)
        {
            own.Add(await CostOfAsync(ours, calls));
            other.Add(await CostOfAsync(theirs, calls));
        }

        return (Cost.MedianOf(own), Cost.MedianOf(other));
    }

    /// <summary>The processor time of each of two pieces of work, each of which gets anew what it works on.</summary>
    public static (double Ours, double Theirs) Work<T>(Func<T> prepare, Action<T> ours, Action<T> theirs, int rounds)
    {
        ours(prepare());
        theirs(prepare());
        List<double> own = [], other = [];
        for (var round = 0; round < rounds; round++)
        {
            own.Add(SecondsOf(ours, prepare()));
            other.Add(SecondsOf(theirs, prepare()));
        }

        return (Medians.Of(own), Medians.Of(other));
    }

    private static double SecondsOf<T>(Action<T> work, T subject)
    {
        GC.Collect();
        var started = Environment.CpuUsage.TotalTime;
        work(subject);
        return (Environment.CpuUsage.TotalTime - started).TotalSeconds;
    }

    /// <summary>Calls in turn until the code is compiled to the last tier, which happens beside the calls and later where the machine is busy.</summary>
    public static async Task WarmAsync(SuiteSize size, params Func<Task>[] calls)
    {
        var enough = size == SuiteSize.Short ? 2 : 3;
        var quiet = 0;
        for (var pass = 0; pass < MostPasses && quiet < enough; pass++)
        {
            var compiled = JitInfo.GetCompiledMethodCount();
            foreach (var call in calls)
            {
                var clock = Stopwatch.StartNew();
                while (clock.Elapsed < Round)
                    await call();
            }

            await Task.Delay(150);
            quiet = JitInfo.GetCompiledMethodCount() == compiled ? quiet + 1 : 0;
        }
    }

    /// <summary>As many calls as fill a round.</summary>
    private static async Task<int> CallsPerRoundAsync(Func<Task> call)
    {
        var calls = 1;
        while (true)
        {
            var clock = Stopwatch.StartNew();
            await CostOfAsync(call, calls);
            if (clock.Elapsed * 2 > Round)
                return Math.Max(1, (int)(calls * (Round / clock.Elapsed)));

            calls *= 2;
        }
    }

    private static async Task<Cost> CostOfAsync(Func<Task> call, int calls)
    {
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var started = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < calls; i++)
            await call();

        var seconds = (Environment.CpuUsage.TotalTime - started).TotalSeconds;
        return new Cost(seconds / calls, (GC.GetTotalAllocatedBytes(precise: true) - bytes) / (double)calls);
    }
}
