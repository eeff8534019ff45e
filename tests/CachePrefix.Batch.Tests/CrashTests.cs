using CachePrefix.Batch.Tests.Support;

namespace CachePrefix.Batch.Tests;

/// <summary>Whatever point a process dies at, its successor has one result for each prompt, and none is paid for twice.</summary>
public sealed class CrashTests
{
    private const int Prompts = 6;

    [Theory]
    [MemberData(nameof(Office.Kinds), MemberType = typeof(Office))]
    public async Task Every_point_of_a_run_may_be_the_last(string kind)
    {
        var points = 0;
        for (var access = 1; access <= points || points == 0; access++)
        {
            foreach (var after in new[] { false, true })
            {
                await using var office = await Office.OpenAsync(kind, duration: TimeSpan.FromMilliseconds(20));
                using var folder = new TemporaryFolder();
                var dying = new DyingStore(folder.Store, access, after);
                try
                {
                    await RunAsync(office, dying);
                    points = Math.Max(points, dying.Accesses);
                }
                catch (Death)
                {
                    points = Math.Max(points, access + 1);
                }

                var items = await RunAsync(office, folder.Store);

                Assert.Equal(Prompts, items.Count);
                Assert.Equal(Enumerable.Range(0, Prompts).Select(static number => $"tag{number}"), items.OrderBy(static item => item.Index).Select(static item => item.Result!.Value.Word));
                Assert.True(office.Emulator.Stats.Total.BatchRequests == Prompts + (Prompts / 2), $"access {access}, after: {after}: {office.Emulator.Stats.Total.BatchRequests} requests were paid for");
            }
        }

        Assert.True(points >= 10, $"{points} points");
    }

    /// <summary>
    /// With a deadline that passes, what a batch had answered is not sent again. Of what is sent directly, a call that was answered in the moment of the crash may be paid for twice, no other.
    /// </summary>
    [Theory]
    [MemberData(nameof(Office.Kinds), MemberType = typeof(Office))]
    public async Task Every_point_of_a_run_with_a_deadline_may_be_the_last(string kind)
    {
        for (var access = 1; access <= 14; access += 3)
        {
            await using var office = await Office.OpenAsync(kind, duration: TimeSpan.FromMinutes(1));
            using var folder = new TemporaryFolder();
            try
            {
                await RunLateAsync(office, new DyingStore(folder.Store, access, after: access % 2 == 0));
            }
            catch (Death)
            {
                // The next process goes on.
            }

            var items = await RunLateAsync(office, folder.Store);

            Assert.Equal(Enumerable.Range(0, Prompts).Select(static number => $"tag{number}"), items.OrderBy(static item => item.Index).Select(static item => item.Result!.Value.Word));
            Assert.True(office.Emulator.Stats.Total.Requests == Prompts, $"access {access}: {office.Emulator.Stats.Total.Requests} requests were paid for");
        }
    }

    private static async Task<List<PromptItem<Tag>>> RunLateAsync(Office office, IBatchStore store)
    {
        var options = Office.Options(store, "nightly");
        options.Deadline = DateTimeOffset.UtcNow.AddMilliseconds(60);
        var prompts = Enumerable.Range(0, Prompts).Select(static number => new PatientPrompt { Ticket = $"Ticket {number}" });
        return await (await new PatientPromptClient(office.Runtime).SubmitBatchAsync(prompts, options)).ResultsAsync().ToListAsync();
    }

    private static async Task<List<PromptItem<Tag>>> RunAsync(Office office, IBatchStore store)
    {
        var prompts = Enumerable.Range(0, Prompts).Select(static number => new CascadePrompt { Ticket = $"Ticket {number}" });
        var batch = await new CascadePromptClient(office.Runtime).SubmitBatchAsync(prompts, Office.Options(store, "nightly"));
        return await batch.ResultsAsync().ToListAsync();
    }
}
