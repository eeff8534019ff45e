using CachePrefix.Batch.Tests.Support;

namespace CachePrefix.Batch.Tests.Stores;

public sealed class FolderBatchStoreTests
{
    public static TheoryData<string> Checks => [.. BatchStoreContract.Names];

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task It_keeps_the_contract(string check)
    {
        using var folder = new TemporaryFolder();
        await BatchStoreContract.CheckAsync(check, () => folder.Store);
    }

    [Fact]
    public async Task Processes_that_begin_the_same_run_at_once_submit_it_once()
    {
        using var folder = new TemporaryFolder();
        await SubmissionRace.IsSubmittedOnceAsync(() => folder.Store);
    }

    [Fact]
    public async Task A_broken_run_is_listed_by_its_name_and_does_not_hide_the_others()
    {
        using var folder = new TemporaryFolder();
        await folder.Store.SaveAsync(new BatchRun { Name = "good", Prompt = "P", Prompts = 1, CreatedAt = DateTimeOffset.UnixEpoch }, default);
        foreach (var (name, text) in new[] { ("empty", ""), ("cut", "{ \"name\": \"cut\", "), ("other", "[1]"), ("null", "null") })
        {
            Directory.CreateDirectory(Path.Combine(folder.Path, name));
            await File.WriteAllTextAsync(Path.Combine(folder.Path, name, "run.json"), text);
        }

        Directory.CreateDirectory(Path.Combine(folder.Path, "nothing"));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "a file.txt"), "");
        var runs = await folder.Store.ListAsync(default).ToListAsync();

        Assert.Equal(["cut", "empty", "good", "null", "other"], runs.Select(static run => run.Name).Order(StringComparer.Ordinal));
        Assert.All(runs, run => Assert.Equal(run.Name != "good", run.Fault?.Contains($"{run.Name}{Path.DirectorySeparatorChar}run.json' is no state of a batch run", StringComparison.Ordinal) == true));
        await Assert.ThrowsAsync<InvalidDataException>(async () => await folder.Store.FindAsync("cut", default));
    }
}
