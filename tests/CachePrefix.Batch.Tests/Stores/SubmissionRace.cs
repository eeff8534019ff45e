using CachePrefix.Batch.Tests.Support;

namespace CachePrefix.Batch.Tests.Stores;

/// <summary>Processes that begin the same run at once, each with a store instance of its own.</summary>
internal static class SubmissionRace
{
    public static async Task IsSubmittedOnceAsync(Func<IBatchStore> open)
    {
        await using var office = await Office.OpenAsync("anthropic", duration: TimeSpan.FromMilliseconds(200));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            try
            {
                await new TagPromptClient(office.RuntimeOf()).SubmitBatchAsync(Office.Tickets(5), Office.Options(open(), "nightly"));
                return true;
            }
            catch (BatchException exception)
            {
                Assert.Contains("works on run 'nightly'", exception.Message, StringComparison.Ordinal);
                return false;
            }
        })));
        Assert.Contains(true, outcomes);

        var batch = await new TagPromptClient(office.Runtime).SubmitBatchAsync(Office.Tickets(5), Office.Options(open(), "nightly"));
        var items = await batch.ResultsAsync().ToListAsync();

        Assert.Equal(Enumerable.Range(0, 5).Select(static number => $"tag{number}"), items.OrderBy(static item => item.Index).Select(static item => item.Result!.Value.Word));
        Assert.Equal(5, office.Emulator.Stats.Total.BatchRequests);
    }
}
