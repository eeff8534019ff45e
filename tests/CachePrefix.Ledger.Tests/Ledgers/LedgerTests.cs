using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace CachePrefix.Ledger.Tests.Ledgers;

public sealed class LedgerTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 10, 30, 0, TimeSpan.Zero);

    private readonly string _directory = Directory.CreateTempSubdirectory("ledger").FullName;

    public static TheoryData<string> Kinds => ["calls.db", "calls.jsonl"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_is_kept_is_read_again_as_it_was(string name)
    {
        var records = Enumerable.Range(0, 200).Select(Records.Create).ToList();
        await using (var writer = new LedgerWriter(Open(name)))
        {
            records.ForEach(writer.Take);
            writer.RecordOutcome(records[3].CallId, "ticket solved", 2.5m);
            writer.RecordOutcome("nobody", "ticket solved");
        }

        var ledger = Open(name);
        Assert.Equal(records, await ledger.ReadAsync(CallQuery.All).ToListAsync());
        Assert.Equal(Describe(CallRollUps.Of(records)), Describe(await ledger.RollUpAsync(CallQuery.All)));
        var outcomes = await ledger.OutcomesAsync(CallQuery.All);
        Assert.Equal([2.5m, 1m], outcomes.Select(outcome => outcome.Amount));
        Assert.Equal([records[3].Prompt, null], outcomes.Select(outcome => outcome.Prompt));
        await ((IAsyncDisposable)ledger).DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_query_chooses_time_and_prompt(string name)
    {
        var records = Enumerable.Range(0, 100).Select(Records.Create).ToList();
        var ledger = Open(name);
        await ledger.AppendAsync(records, []);
        var query = new CallQuery(records[20].Time, records[70].Time, "prompt 1");
        Assert.Equal(records.Where(query.Matches), await ledger.ReadAsync(query).ToListAsync());
        await ((IAsyncDisposable)ledger).DisposeAsync();
    }

    [Fact]
    public async Task Old_records_go_and_sums_stay()
    {
        var time = new FakeTimeProvider(Now);
        await using var ledger = new SqliteCallLedger(Path("old.db"), new SqliteLedgerOptions { KeepCalls = TimeSpan.FromDays(2), KeepRollUps = TimeSpan.FromDays(20) }, time);
        await ledger.AppendAsync([Records.Create(0) with { Time = Now.AddDays(-30) }, Records.Create(1) with { Time = Now.AddDays(-3) }, Records.Create(2) with { Time = Now }], []);
        time.Advance(TimeSpan.FromHours(2));
        await ledger.AppendAsync([], []);
        Assert.Single(await ledger.ReadAsync(CallQuery.All).ToListAsync());
        Assert.Equal(2, (await ledger.RollUpAsync(CallQuery.All)).Count);
    }

    [Fact]
    public async Task A_locked_database_loses_records_and_counts_them()
    {
        var path = Path("locked.db");
        await using var ledger = new SqliteCallLedger(path, new SqliteLedgerOptions { BusyTimeout = TimeSpan.FromMilliseconds(50) });
        await ledger.AppendAsync([Records.Create(0)], []);
        await using var writer = new LedgerWriter(ledger, new LedgerWriterOptions { MaxTries = 1, RetryDelay = TimeSpan.FromMilliseconds(1) });
        await using (var other = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            other.Open();
            await using var transaction = other.BeginTransaction(deferred: false);
            writer.Take(Records.Create(1));
            await writer.FlushAsync();
            Assert.Equal((1, 0), (writer.Lost, writer.Written));
        }

        writer.Take(Records.Create(2));
        await writer.FlushAsync();
        Assert.Equal((1, 1), (writer.Lost, writer.Written));
        Assert.Equal(2, (await ledger.ReadAsync(CallQuery.All).ToListAsync()).Count);
    }

    [Fact]
    public async Task A_full_disk_loses_records_and_counts_them()
    {
        if (!File.Exists("/dev/full"))
            return;

        await using var writer = new LedgerWriter(new JsonLinesLedger(new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0)), new LedgerWriterOptions { MaxTries = 2, RetryDelay = TimeSpan.FromMilliseconds(1) });
        for (var i = 0; i < 100; i++)
            writer.Take(Records.Create(i));
        await writer.FlushAsync();
        Assert.Equal((100, 0), (writer.Lost, writer.Written));
    }

    [Fact]
    public async Task A_file_that_is_no_database_loses_records_and_counts_them()
    {
        await File.WriteAllTextAsync(Path("broken.db"), new string('x', 5_000));
        await using var writer = new LedgerWriter(new SqliteCallLedger(Path("broken.db")), new LedgerWriterOptions { MaxTries = 1 });
        writer.Take(Records.Create(0));
        await writer.FlushAsync();
        Assert.Equal(1, writer.Lost);
    }

    [Fact]
    public async Task A_queue_that_is_full_does_not_hold_up_the_request()
    {
        using var gate = new SemaphoreSlim(0);
        var writer = new LedgerWriter(new HeldLedger(gate), new LedgerWriterOptions { Capacity = 10, BatchSize = 1 });
        for (var i = 0; i < 1_000; i++)
            writer.Take(Records.Create(i));
        Assert.InRange(writer.Lost, 980, 990);
        gate.Release(1_000);
        await writer.DisposeAsync();
        Assert.Equal(1_000, writer.Lost + writer.Written);
    }

    [Fact]
    public async Task A_line_that_a_crash_left_unfinished_is_skipped()
    {
        await using (var ledger = new JsonLinesLedger(Path("torn.jsonl")))
            await ledger.AppendAsync([Records.Create(0)], []);
        await File.AppendAllTextAsync(Path("torn.jsonl"), "{\"call\":{\"callId\":\"to");
        await using (var ledger = new JsonLinesLedger(Path("torn.jsonl")))
            await ledger.AppendAsync([Records.Create(1)], []);
        Assert.Equal([Records.Create(0), Records.Create(1)], await JsonLinesLedger.OpenRead(Path("torn.jsonl")).ReadAsync(CallQuery.All).ToListAsync());
    }

    [Fact]
    public async Task A_file_that_another_program_left_in_the_middle_of_a_write_is_readable()
    {
        await using var ledger = new SqliteCallLedger(Path("killed.db"));
        await ledger.AppendAsync([.. Enumerable.Range(0, 50).Select(Records.Create)], []);
        foreach (var file in Directory.GetFiles(_directory, "killed.db*"))
            File.Copy(file, file.Replace("killed", "copy", StringComparison.Ordinal));
        var wal = Path("copy.db-wal");
        var bytes = await File.ReadAllBytesAsync(wal);
        await File.WriteAllBytesAsync(wal, bytes[..^100]);

        await using var copy = new SqliteCallLedger(Path("copy.db"));
        await copy.AppendAsync([Records.Create(51)], []);
        Assert.NotEmpty(await copy.ReadAsync(CallQuery.All).ToListAsync());
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private string Path(string name) => System.IO.Path.Combine(_directory, name);

    private ICallLedger Open(string name) => name.EndsWith(".db", StringComparison.Ordinal)
        ? new SqliteCallLedger(Path(name), timeProvider: new FakeTimeProvider(Now))
        : new JsonLinesLedger(Path(name));

    private static IEnumerable<string> Describe(IEnumerable<CallRollUp> sums) => sums
        .Select(sum => $"{sum.Key} {sum.Attempts} {sum.Calls} {sum.Failures} {sum.Escalations} {sum.Unpriced} {sum.PrefixChanges} {sum.ChangedSegment} {sum.Usage} {sum.ReasoningTokens} {sum.Cost:0.############} {sum.RouteCost:0.############} {sum.UncachedCost:0.############} {sum.WarmCost:0.############} {sum.SavedCost:0.############} {sum.Latency} {string.Join(',', sum.Latencies)}")
        .Order(StringComparer.Ordinal);

    private sealed class HeldLedger(SemaphoreSlim gate) : ICallLedger
    {
        public async ValueTask AppendAsync(IReadOnlyList<CallRecord> records, IReadOnlyList<CallOutcome> outcomes, CancellationToken cancellationToken) =>
            await gate.WaitAsync(CancellationToken.None);

        public IAsyncEnumerable<CallRecord> ReadAsync(CallQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<IReadOnlyList<CallRollUp>> RollUpAsync(CallQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<IReadOnlyList<OutcomeRollUp>> OutcomesAsync(CallQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
