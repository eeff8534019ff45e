using System.Diagnostics;
using System.Globalization;
using CachePrefix.Benchmarks.Calls;
using CachePrefix.Benchmarks.Suite;
using CachePrefix.Ledger;

namespace CachePrefix.Benchmarks.Metering;

/// <summary>What a record adds to a call, and how fast a ledger keeps records.</summary>
internal sealed class MeteringPart : ISuitePart
{
    private const double Millisecond = 1e-3;
    private const int Stored = 10_000;

    public string Name => "metering";

    public async IAsyncEnumerable<Measure> RunAsync(SuiteSize size)
    {
        var plain = ClientOf([]);
        var metered = ClientOf([new CallMeter([new ForgetfulSink()])]);
        var (own, other) = await Contest.CallsAsync(
            () => metered.SendAsync("handbook", "customer", "What does the warranty cover?"), () => plain.SendAsync("handbook", "customer", "What does the warranty cover?"), size);
        var added = own.Seconds - other.Seconds;
        yield return new Measure("Metering: a record, share of a call of 1 ms", added / Millisecond, 0.01, string.Create(CultureInfo.InvariantCulture, $"{added * 1e6:0.00} µs, {own.Bytes - other.Bytes:0} bytes"));

        var seconds = await StoreAsync();
        yield return new Measure($"Metering: {Stored} records into SQLite, against one second", seconds, 1, string.Create(CultureInfo.InvariantCulture, $"{Stored / seconds:#,0} records a second"));
    }

    private static BenchmarkPromptClient ClientOf(IAttemptObserver[] observers) =>
        new(new PromptRuntime(new TierRegistry(new Tier("simple", new NoOpChatClient(), HandWritten.Model)), observers: observers));

    private static async Task<double> StoreAsync()
    {
        var directory = Directory.CreateTempSubdirectory("cacheprefix-ledger-");
        try
        {
            await using var writer = new LedgerWriter(new SqliteCallLedger(Path.Combine(directory.FullName, "calls.db")));
            writer.Take(MeteringCost.Create(Stored));
            await writer.FlushAsync();
            var started = Stopwatch.GetTimestamp();
            for (var i = 0; i < Stored; i++)
                writer.Take(MeteringCost.Create(i));
            await writer.FlushAsync();
            return writer.Lost == 0 ? Stopwatch.GetElapsedTime(started).TotalSeconds : throw new InvalidOperationException($"{writer.Lost} records were lost.");
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
