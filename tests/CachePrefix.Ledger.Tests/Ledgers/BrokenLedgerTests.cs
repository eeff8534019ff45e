using CachePrefix.Ledger.Tests.Bills;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CachePrefix.Ledger.Tests.Ledgers;

/// <summary>A ledger that cannot be written costs records, which are counted, and never a request.</summary>
public sealed class BrokenLedgerTests : IDisposable
{
    private const int Calls = 120;

    private readonly string _directory = Directory.CreateTempSubdirectory("ledger").FullName;

    private string Ledger => Path.Combine(_directory, "calls.db");

    [Fact]
    public async Task A_database_that_is_locked_for_a_while()
    {
        await using var program = await StartAsync();
        await CallAsync(program, 0, Calls / 3);
        var writer = program.Get<LedgerWriter>();
        await writer.FlushAsync();
        await using (var other = new SqliteConnection($"Data Source={Ledger};Pooling=False"))
        {
            other.Open();
            await using var transaction = other.BeginTransaction(deferred: false);
            await CallAsync(program, Calls / 3, Calls / 3);
            await writer.FlushAsync();
        }

        await CallAsync(program, 2 * Calls / 3, Calls / 3);
        await writer.FlushAsync();

        Assert.Equal((2L * Calls / 3, Calls / 3), (writer.Written, writer.Lost));
        Assert.Equal(writer.Written, await CountAsync());
    }

    [Theory]
    [InlineData("no database")]
    [InlineData("a folder")]
    [InlineData("a folder in the place of its log")]
    public async Task A_file_that_cannot_be_written(string fault)
    {
        switch (fault)
        {
            case "no database":
                await File.WriteAllTextAsync(Ledger, new string('x', 5_000));
                break;
            case "a folder":
                Directory.CreateDirectory(Ledger);
                break;
            default:
                _ = Directory.CreateDirectory(Path.Combine(_directory, "calls.db-wal"));
                break;
        }

        await using var program = await StartAsync();
        await CallAsync(program, 0, 20);
        var writer = program.Get<LedgerWriter>();
        await writer.FlushAsync();
        Assert.Equal((0, 20), (writer.Written, writer.Lost));
    }

    [Fact]
    public async Task A_disk_that_is_full()
    {
        if (OperatingSystem.IsWindows())
            return;

        using var process = MeteredProcess.Start(Ledger, 400, mostBlocks: 400);
        (int Answered, int Failed, long Written, long Lost) last = default;
        while (await MeteredProcess.ReadAsync(process) is { } line)
            last = line;
        await process.WaitForExitAsync();

        Assert.Equal((0, 400, 0), (process.ExitCode, last.Answered, last.Failed));
        Assert.True(last.Written > 0 && last.Lost > 0, $"{last}");
        Assert.Equal(400, last.Written + last.Lost);
        Assert.Equal(last.Written, await CountAsync());
    }

    [Fact]
    public async Task A_process_that_is_killed()
    {
        if (OperatingSystem.IsWindows())
            return;

        using var process = MeteredProcess.Start(Ledger, 1_000_000);
        (int Answered, int Failed, long Written, long Lost) last = default;
        while (last.Answered < 300 && await MeteredProcess.ReadAsync(process) is { } line)
            last = line;
        process.Kill();
        await process.WaitForExitAsync();

        Assert.Equal((0, 0L), (last.Failed, last.Lost));
        Assert.True(last.Written >= 240, $"{last}");
        Assert.True(await CountAsync() >= last.Written);
        await using var next = new LedgerWriter(new SqliteCallLedger(Ledger));
        next.Take(Records.Create(1));
        await next.FlushAsync();
        Assert.Equal((1, 0), (next.Written, next.Lost));
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private Task<HotelProgram> StartAsync() => HotelProgram.StartAsync("", services => services.AddSqliteLedger(
        Ledger,
        static options => options.BusyTimeout = TimeSpan.FromMilliseconds(20),
        static options => (options.MaxTries, options.RetryDelay) = (1, TimeSpan.FromMilliseconds(1))));

    private static async Task CallAsync(HotelProgram program, int first, int count)
    {
        var faq = program.Get<IFaqPromptClient>();
        await Parallel.ForEachAsync(Enumerable.Range(first, count), async (number, token) =>
            Assert.True((await faq.SendAsync(new FaqPrompt { Question = $"When is breakfast on day {number}?" }, token)).IsValid));
    }

    /// <summary>How many records a ledger has that SQLite finds sound, and whose sums say the same.</summary>
    private async Task<long> CountAsync()
    {
        await using (var connection = new SqliteConnection($"Data Source={Ledger};Pooling=False"))
        {
            connection.Open();
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA integrity_check";
            Assert.Equal("ok", command.ExecuteScalar());
        }

        var ledger = SqliteCallLedger.OpenRead(Ledger);
        var records = await ledger.ReadAsync(CallQuery.All).CountAsync();
        Assert.Equal(records, (await ledger.RollUpAsync(CallQuery.All)).Sum(static sum => sum.Attempts));
        return records;
    }
}
