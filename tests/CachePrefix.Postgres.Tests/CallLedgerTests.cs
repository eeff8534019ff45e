using CachePrefix.Ledger.Tests.Ledgers;
using CachePrefix.Postgres.Tests.Servers;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace CachePrefix.Postgres.Tests;

public sealed class CallLedgerTests(PostgresFixture fixture) : IClassFixture<PostgresFixture>
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero));

    [PostgresFact]
    public async Task What_is_kept_is_read_and_added_up_as_it_was()
    {
        var records = Enumerable.Range(0, 300).Select(Records.Create).ToList();
        var ledger = Create("kept");
        await ledger.AppendAsync(records, [new CallOutcome(records[3].CallId, "ticket solved", 2.5m, _time.GetUtcNow()), new CallOutcome("nobody", "ticket solved", 1, _time.GetUtcNow())]);

        Assert.Equal(records, await ledger.ReadAsync(CallQuery.All).ToListAsync());
        Assert.Equal(Describe(CallRollUps.Of(records)), Describe(await ledger.RollUpAsync(CallQuery.All)));
        Assert.Equal([(records[3].Prompt, 2.5m), (null, 1m)], (await ledger.OutcomesAsync(CallQuery.All)).Select(outcome => (outcome.Prompt, outcome.Amount)));
        var query = new CallQuery(records[50].Time, records[100].Time, "prompt 1");
        Assert.Equal(records.Where(query.Matches), await ledger.ReadAsync(query).ToListAsync());
    }

    [PostgresFact]
    public async Task Instances_share_a_ledger()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async instance =>
        {
            await using var writer = new LedgerWriter(Create("shared"), new LedgerWriterOptions { BatchSize = 50 });
            for (var i = 0; i < 250; i++)
                writer.Take(Records.Create((1_000 * instance) + i));
            await writer.FlushAsync();
            Assert.Equal((250, 0), (writer.Written, writer.Lost));
        }));
        Assert.Equal(1_000, (await Create("shared").RollUpAsync(CallQuery.All)).Sum(sum => sum.Attempts));
    }

    [PostgresFact]
    public async Task Old_records_go()
    {
        var ledger = Create("old");
        await ledger.AppendAsync([Records.Create(1) with { Time = _time.GetUtcNow().AddDays(-100) }, Records.Create(2)], []);
        _time.Advance(TimeSpan.FromHours(2));
        await ledger.AppendAsync([], []);
        Assert.Single(await ledger.ReadAsync(CallQuery.All).ToListAsync());
    }

    [Fact]
    public async Task A_dead_server_loses_records_and_counts_them()
    {
        await using var nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=x;Database=x;Timeout=1");
        await using var writer = new LedgerWriter(new PostgresCallLedger(nowhere), new LedgerWriterOptions { MaxTries = 1 });
        writer.Take(Records.Create(1));
        await writer.FlushAsync();
        Assert.Equal((0, 1), (writer.Written, writer.Lost));
    }

    private PostgresCallLedger Create(string schema) => new(fixture.Source, new PostgresOptions { Schema = schema }, _time);

    private static IEnumerable<string> Describe(IEnumerable<CallRollUp> sums) => sums
        .Select(sum => $"{sum.Key} {sum.Attempts} {sum.Calls} {sum.Failures} {sum.Escalations} {sum.Unpriced} {sum.PrefixChanges} {sum.ChangedSegment} {sum.Usage} {sum.ReasoningTokens} {sum.Cost:0.############} {sum.RouteCost:0.############} {sum.UncachedCost:0.############} {sum.WarmCost:0.############} {sum.SavedCost:0.############} {sum.Latency} {string.Join(',', sum.Latencies)}")
        .Order(StringComparer.Ordinal);
}
