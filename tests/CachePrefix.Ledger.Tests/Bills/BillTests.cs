using System.Collections.Concurrent;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace CachePrefix.Ledger.Tests.Bills;

/// <summary>What the ledger says a run cost, against what the emulator billed.</summary>
public sealed class BillTests : IDisposable
{
    /// <summary>The calls of each of two batches, of two providers.</summary>
    private const int Batched = 150;

    private readonly string _directory = Directory.CreateTempSubdirectory("ledger").FullName;

    [Fact]
    public async Task The_ledger_adds_up_to_the_bill()
    {
        const int calls = 2_000;
        const string faults = "rateLimit=0.08,overloaded=0.06,serverError=0.06,seed=3";
        var path = Path.Combine(_directory, "calls.db");
        await using var program = await HotelProgram.StartAsync(faults, services => services.AddSqliteLedger(path));
        var direct = RunAsync(program, calls - (2 * Batched));
        var bookings = BatchAsync(program.Get<BookingPromptClient>(), static i => new BookingPrompt { Handbook = HotelProgram.Handbook, Request = $"Book number {i} in time" });
        var faqs = BatchAsync(program.Get<FaqPromptClient>(), static i => new FaqPrompt { Question = $"When is dinner on day {i}?" });
        var (answered, failed) = await direct;
        var inBatches = new[] { await bookings, await faqs };
        await program.Get<LedgerWriter>().FlushAsync();

        var bill = program.Emulator.Stats.Total;
        var ledger = SqliteCallLedger.OpenRead(path);
        var sums = await ledger.RollUpAsync(CallQuery.All);
        var records = await ledger.ReadAsync(CallQuery.All).ToListAsync();

        Assert.Equal(calls, answered + failed.Count + inBatches.Sum(static one => one.Answered + one.Failed));
        Assert.All(inBatches, static one => Assert.True(one.Answered > one.Failed, $"{one}"));
        Assert.True(bill.BatchRequests >= 2 * Batched, $"{bill.BatchRequests} requests in batches");
        Assert.True(failed.Count > calls / 10 && failed.Count < calls / 2, $"{failed.Count}: {string.Join(Environment.NewLine, failed.GroupBy(message => message).OrderByDescending(group => group.Count()).Take(9).Select(group => $"{group.Count()} {group.Key}"))}");
        Assert.Equal(bill.CostUsd, sums.Sum(sum => sum.TotalCost));
        Assert.Equal(bill.CostUsd, records.Sum(record => record.TotalCost ?? 0));
        Assert.Equal(bill.Tokens, sums.Aggregate(default(TokenUsage), (sum, next) => sum + next.Usage));
        Assert.Equal(calls, records.Count(record => record is { IsFinal: true, IsPrewarm: false }));
        Assert.Equal(0, program.Get<LedgerWriter>().Lost);
        // In a batch a request that the provider failed on is sent once more, as the same attempt.
        var attempts = records.Where(record => record.Source != AnswerSource.Batch).Select(record => (record.CallId, record.Attempt)).ToList();
        Assert.Equal(attempts.Count, attempts.Distinct().Count());
        Assert.All(sums, sum => Assert.Equal(0, sum.Unpriced));
        Assert.Contains(records, record => record.Attempt == 2);
        Assert.Contains(records, record => record is { Attempt: 2, Source: AnswerSource.Batch, Cost: > 0 });
        Assert.Contains(records, record => record is { Source: AnswerSource.ExactCache, Cost: 0, SavedCost: > 0 });
        Assert.Contains(records, record => record is { Outcome: AttemptOutcome.Failed, Status: 429, Cost: 0 });
        Assert.Equal(["anthropic", "gemini", "openai"], records.Select(record => record.Provider).Distinct().Order());
    }

    /// <summary>What a request cost whose answer broke off, nobody reports: it is counted, not taken for free.</summary>
    [Fact]
    public async Task What_was_cut_off_is_counted_apart()
    {
        var path = Path.Combine(_directory, "cut.db");
        await using var program = await HotelProgram.StartAsync("cutStream=0.05,malformedBody=0.05,malformedAnswer=0.05,seed=5", services => services.AddSqliteLedger(path));
        var (answered, failed) = await RunAsync(program, 240);
        await program.Get<LedgerWriter>().FlushAsync();

        var bill = program.Emulator.Stats.Total;
        var sums = await SqliteCallLedger.OpenRead(path).RollUpAsync(CallQuery.All);
        Assert.Equal(240, answered + failed.Count);
        Assert.Equal(240, sums.Sum(sum => sum.Calls));
        Assert.InRange(sums.Sum(sum => sum.Unpriced), 5, failed.Count);
        Assert.InRange(sums.Sum(sum => sum.TotalCost), bill.CostUsd * 0.7m, bill.CostUsd);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    /// <summary>Submits a batch, again under its name where the submission failed, and reads its results.</summary>
    private async Task<(int Answered, int Failed)> BatchAsync<TPrompt, TResult>(PromptClient<TPrompt, TResult> client, Func<int, TPrompt> prompt)
    {
        var options = new BatchOptions
        {
            Run = typeof(TPrompt).Name,
            Store = new FolderBatchStore(Path.Combine(_directory, "batches")),
            PollInterval = TimeSpan.FromMilliseconds(20),
            MaxPollInterval = TimeSpan.FromMilliseconds(40),
            SearchGrace = TimeSpan.Zero,
        };
        for (var tries = 1; ; tries++)
        {
            try
            {
                var batch = await client.SubmitBatchAsync(Enumerable.Range(0, Batched).Select(prompt), options);
                var items = await batch.ResultsAsync().ToListAsync();
                return (items.Count(static item => item.Error is null), items.Count(static item => item.Error is not null));
            }
            catch (Exception exception) when (tries < 30 && exception is not Xunit.Sdk.XunitException)
            {
                await Task.Delay(20);
            }
        }
    }

    private static async Task<(int Answered, IReadOnlyCollection<string> Failed)> RunAsync(HotelProgram program, int calls)
    {
        var booking = program.Get<IBookingPromptClient>();
        var concierge = program.Get<IConciergePromptClient>();
        var faq = program.Get<IFaqPromptClient>();
        using var plain = program.PlainClient().WithMetering(program.Get<CallMeter>(), "plain");
        var answered = 0;
        var failed = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(Enumerable.Range(0, calls), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, token) =>
        {
            try
            {
                var question = $"Is there a room{new string('?', 1 + (i / 8 % 4))}";
                switch (i % 8)
                {
                    case 0 or 1 or 2:
                        await booking.SendAsync(new BookingPrompt { Handbook = HotelProgram.Handbook, Request = $"Book number {i}" }, token);
                        break;
                    case 3:
                        await concierge.SendAsync(new ConciergePrompt { Handbook = HotelProgram.Handbook, Question = question }, token);
                        break;
                    case 4 or 5:
                        await foreach (var _ in concierge.StreamAsync(new ConciergePrompt { Handbook = HotelProgram.Handbook, Question = question + i }, token))
                            continue;
                        break;
                    case 6:
                        await faq.SendAsync(new FaqPrompt { Question = $"When is breakfast {i % 5}?" }, token);
                        break;
                    default:
                        await plain.GetResponseAsync([new ChatMessage(ChatRole.User, $"When is breakfast on day {i}?")], cancellationToken: token);
                        break;
                }

                Interlocked.Increment(ref answered);
            }
            catch (Exception exception) when (!token.IsCancellationRequested)
            {
                failed.Add(exception.Message);
            }
        });
        return (answered, failed);
    }
}
