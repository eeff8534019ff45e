using CachePrefix.Batch.Tests.Stores;
using CachePrefix.Batch.Tests.Support;
using CachePrefix.Postgres.Tests.Servers;
using Npgsql;

namespace CachePrefix.Postgres.Tests;

public sealed class BatchStoreTests(PostgresFixture fixture) : IClassFixture<PostgresFixture>
{
    [PostgresFact]
    public async Task It_keeps_the_contract_of_batch_stores()
    {
        foreach (var check in BatchStoreContract.Names)
            await BatchStoreContract.CheckAsync(check, () => Open("contract"));
    }

    [PostgresFact]
    public async Task A_broken_run_is_listed_by_its_name_and_does_not_hide_the_others()
    {
        var store = Open("broken");
        foreach (var name in new[] { "good", "bad" })
            await store.SaveAsync(new BatchRun { Name = name, Prompt = "P", Prompts = 1, CreatedAt = DateTimeOffset.UnixEpoch }, default);
        await using (var command = fixture.Source.CreateCommand("update broken.batch_runs set state = '{ cut' where name = 'bad'"))
            await command.ExecuteNonQueryAsync();

        Assert.Equal([("bad", true), ("good", false)], (await store.ListAsync(default).ToListAsync()).Select(static run => (run.Name, run.Fault is not null)).Order());
    }

    [PostgresFact]
    public Task Processes_that_begin_the_same_run_at_once_submit_it_once() => SubmissionRace.IsSubmittedOnceAsync(() => Open("raced"));

    [PostgresFact]
    public async Task Who_has_lost_the_run_cannot_write_its_state()
    {
        var (first, second) = (Open("fenced"), Open("fenced"));
        var run = new BatchRun { Name = "nightly", Prompt = "P", Prompts = 1, CreatedAt = DateTimeOffset.UnixEpoch };
        await using var lost = await first.TryLockAsync("nightly", default);
        Assert.Null(await second.TryLockAsync("nightly", default));

        // The connection of the first dies, as with a network that goes away; another process takes the run.
        await using (var command = fixture.Source.CreateCommand("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid <> pg_backend_pid()"))
            await command.ExecuteNonQueryAsync();
        IAsyncDisposable? taken = null;
        for (var tries = 0; taken is null && tries < 100; tries++)
        {
            taken = await second.TryLockAsync("nightly", default);
            await Task.Delay(20);
        }

        Assert.NotNull(taken);
        await using (taken)
        {
            await Assert.ThrowsAnyAsync<Exception>(async () => await first.SaveAsync(run with { Prompt = "stale" }, default));
            await second.SaveAsync(run, default);
        }

        Assert.Equal("P", (await second.FindAsync("nightly", default))!.Prompt);
    }

    [Fact]
    public async Task A_dead_server_is_told_and_nothing_is_sent()
    {
        await using var nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=x;Database=x;Timeout=1");
        await using var office = await Office.OpenAsync("anthropic");

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => new TagPromptClient(office.Runtime).SubmitBatchAsync(Office.Tickets(2), Office.Options(new PostgresBatchStore(nowhere), "nightly")));

        Assert.Equal(0, office.Emulator.Stats.Total.Requests);
    }

    private PostgresBatchStore Open(string schema) => new(fixture.Source, new PostgresOptions { Schema = schema });
}
