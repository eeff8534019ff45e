using System.Diagnostics;
using System.Globalization;
using CachePrefix.Benchmarks.Calls;
using CachePrefix.Ledger;
using CachePrefix.Ledger.Reports;

namespace CachePrefix.Benchmarks.Metering;

/// <summary>What metering adds to a call, how fast a ledger takes records, and how long a report of a million takes.</summary>
internal static class MeteringCost
{
    private const int Calls = 200_000;
    private const int Stored = 100_000;
    private const int Rate = 10_000;
    private const int Reported = 1_000_000;

    public static async Task RunAsync()
    {
        await CallAsync();
        await StoreAsync();
        Report();
    }

    private static async Task CallAsync()
    {
        var (plain, plainBytes) = await BestAsync(observers: []);
        var (metered, meteredBytes) = await BestAsync([new CallMeter([new ForgetfulSink()])]);
        var record = (metered - plain) * 1e6 / Calls;
        Print($"a record costs {record:0.000} microseconds of processor time and {(meteredBytes - plainBytes) / (double)Calls:0} bytes, {record / 10:0.00} % of a call at 1 ms; a call without takes {plain * 1e6 / Calls:0.000} microseconds");
    }

    private static async Task<(double Seconds, long Bytes)> BestAsync(IAttemptObserver[] observers)
    {
        var client = new BenchmarkPromptClient(new PromptRuntime(new TierRegistry(new Tier("simple", new NoOpChatClient(), HandWritten.Model)), observers: observers));
        var best = double.MaxValue;
        long bytes = 0;
        for (var round = 0; round < 7; round++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var started = Environment.CpuUsage.TotalTime;
            for (var i = 0; i < Calls; i++)
                await client.SendAsync("handbook", "customer", "What does the warranty cover?");
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - started).TotalSeconds);
            bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
        }

        return (best, bytes);
    }

    private static async Task StoreAsync()
    {
        var directory = Directory.CreateTempSubdirectory("ledger");
        var records = Enumerable.Range(0, Stored).Select(Create).ToList();
        await using (var writer = new LedgerWriter(new SqliteCallLedger(Path.Combine(directory.FullName, "burst.db"))))
        {
            var started = Stopwatch.GetTimestamp();
            foreach (var record in records.Take(60_000))
                writer.Take(record);
            await writer.FlushAsync();
            Print($"SQLite, a burst: {writer.Written / Stopwatch.GetElapsedTime(started).TotalSeconds:#,0} records a second, {writer.Lost} lost");
        }

        await using (var writer = new LedgerWriter(new SqliteCallLedger(Path.Combine(directory.FullName, "steady.db"))))
        {
            var started = Stopwatch.GetTimestamp();
            for (var i = 0; i < Stored; i++)
            {
                writer.Take(records[i]);
                if (i % 100 == 99 && TimeSpan.FromSeconds((i + 1.0) / Rate) - Stopwatch.GetElapsedTime(started) is { Ticks: > 0 } ahead)
                    await Task.Delay(ahead);
            }

            var offered = Stopwatch.GetElapsedTime(started);
            await writer.FlushAsync();
            Print($"SQLite, {Rate:#,0} a second for {offered.TotalSeconds:0.0} s: written {(Stopwatch.GetElapsedTime(started) - offered).TotalMilliseconds:0} ms after the last, {writer.Written:#,0} kept, {writer.Lost} lost");
        }

        directory.Delete(recursive: true);
    }

    private static void Report()
    {
        var records = Enumerable.Range(0, Reported).Select(Create).ToList();
        var started = Stopwatch.GetTimestamp();
        var sums = CallRollUps.Of(records);
        var rolledUp = Stopwatch.GetElapsedTime(started);
        var page = ReportPage.Render(LedgerReport.Of(sums, records[0].Time, records[^1].Time));
        Print($"{Reported:#,0} records: rolled up to {sums.Count:#,0} sums in {rolledUp.TotalSeconds:0.00} s, page of {page.Length / 1024:#,0} KB after {Stopwatch.GetElapsedTime(started).TotalSeconds:0.00} s");
    }

    internal static CallRecord Create(int number) => new()
    {
        CallId = number.ToString("x32", CultureInfo.InvariantCulture),
        Time = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(number * 2.4),
        Feature = "feature",
        Prompt = $"prompt {number % 10}",
        Tier = number % 3 == 0 ? "complex" : "simple",
        Model = number % 3 == 0 ? "claude-sonnet-4-6" : "claude-haiku-4-5",
        Provider = "anthropic",
        Tenant = $"tenant {number % 5}",
        Deployment = "1.0",
        Usage = new TokenUsage(200, number % 10 == 0 ? 0 : 5_000, number % 10 == 0 ? 5_000 : 0, 0, 300),
        Cost = 0.0123m,
        UncachedCost = 0.05m,
        WarmCost = 0.02m,
        Router = "definition",
        RouteReason = "the prompt's tier",
        Latency = TimeSpan.FromMilliseconds(number % 4_000),
        RequestId = "msg_0123456789",
    };

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
