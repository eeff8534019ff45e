using System.Text;

namespace CachePrefix.Batch.Tests.Stores;

/// <summary>What every store of batches does. Each instance that a check opens stands for a process of its own on the same place.</summary>
public static class BatchStoreContract
{
    private static readonly Dictionary<string, Func<Func<IBatchStore>, Task>> Checks = new(StringComparer.Ordinal)
    {
        ["states are replaced, found and listed, the newest first"] = StatesAsync,
        ["files are written, replaced, read and added to"] = FilesAsync,
        ["a run belongs to one at a time"] = LocksAsync,
        ["of many that want a run one gets it"] = RaceAsync,
        ["a run that is deleted is gone"] = DeletionAsync,
        ["names that are none are refused"] = NamesAsync,
    };

    public static IEnumerable<string> Names => Checks.Keys;

    public static Task CheckAsync(string name, Func<IBatchStore> open) => Checks[name](open);

    private static async Task StatesAsync(Func<IBatchStore> open)
    {
        Assert.Null(await open().FindAsync("states-a", default));
        await open().SaveAsync(Run("states-a", hour: 1), default);
        await open().SaveAsync(Run("states-b", hour: 2), default);
        var full = Run("states-a", hour: 1) with
        {
            IsPrepared = true,
            Deadline = new DateTimeOffset(2026, 11, 28, 6, 0, 0, TimeSpan.Zero),
            Parts = [new BatchPart { Number = 1, Tier = "simple", Requests = 3, State = BatchPartState.Running, BatchId = "b1", IsDirect = true, Problem = "a \"problem\" — with ü" }],
        };
        await open().SaveAsync(full, default);

        var found = await open().FindAsync("states-a", default);
        Assert.Equal(BatchRunJson.Write(full), BatchRunJson.Write(found!));
        Assert.Equal(full.Parts, found!.Parts);
        Assert.Equal(["states-b", "states-a"], (await ListAsync(open())).Where(static run => run.Name.StartsWith("states-", StringComparison.Ordinal)).Select(static run => run.Name));
    }

    private static async Task FilesAsync(Func<IBatchStore> open)
    {
        await open().SaveAsync(Run("files"), default);
        Assert.Null(await open().OpenAsync("files", "a.txt", default));
        await WriteAsync(open(), "files", "a.txt", Bytes(5_000));
        var large = Bytes(3_400_000);
        await WriteAsync(open(), "files", "a.txt", large);
        await WriteAsync(open(), "files", "empty.txt", []);
        await open().AppendAsync("files", "a.txt", "one", default);
        await open().AppendAsync("files", "new.txt", "two", default);
        await open().AppendAsync("files", "new.txt", "three", default);

        Assert.True((await ReadAsync(open(), "files", "a.txt"))!.SequenceEqual(large.Concat(Encoding.UTF8.GetBytes("one\n"))));
        Assert.Empty((await ReadAsync(open(), "files", "empty.txt"))!);
        Assert.Equal("two\nthree\n", Encoding.UTF8.GetString((await ReadAsync(open(), "files", "new.txt"))!));
    }

    private static async Task LocksAsync(Func<IBatchStore> open)
    {
        var store = open();
        var first = await store.TryLockAsync("locked", default);
        Assert.NotNull(first);
        Assert.Null(await store.TryLockAsync("locked", default));
        Assert.Null(await open().TryLockAsync("locked", default));
        await using (var other = await open().TryLockAsync("other", default))
            Assert.NotNull(other);

        await store.SaveAsync(Run("locked"), default);
        await first.DisposeAsync();
        await using var second = await open().TryLockAsync("locked", default);
        Assert.NotNull(second);
        Assert.NotNull(await store.FindAsync("locked", default));
    }

    private static async Task RaceAsync(Func<IBatchStore> open)
    {
        for (var round = 0; round < 5; round++)
        {
            var locks = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () => await open().TryLockAsync("raced", default))));
            var taken = Assert.Single(locks, static taken => taken is not null);
            await taken!.DisposeAsync();
        }
    }

    private static async Task DeletionAsync(Func<IBatchStore> open)
    {
        await open().SaveAsync(Run("deleted"), default);
        await WriteAsync(open(), "deleted", "a.txt", Bytes(10));
        await open().DeleteAsync("deleted", default);
        await open().DeleteAsync("deleted", default);

        Assert.Null(await open().FindAsync("deleted", default));
        Assert.Null(await open().OpenAsync("deleted", "a.txt", default));
        Assert.DoesNotContain("deleted", (await ListAsync(open())).Select(static run => run.Name));
    }

    private static async Task NamesAsync(Func<IBatchStore> open)
    {
        foreach (var name in (string[])["", "..", ".x", "a/b", "a b", "ä", "a'; drop table x; --", new string('a', 101)])
            Assert.Contains("cannot name a batch run", (await Assert.ThrowsAsync<ArgumentException>(async () => await open().FindAsync(name, default))).Message, StringComparison.Ordinal);
    }

    private static BatchRun Run(string name, int hour = 0) => new() { Name = name, Prompt = "P", Prompts = 3, CreatedAt = new DateTimeOffset(2026, 11, 27, hour, 0, 0, TimeSpan.Zero) };

    private static byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        new Random(count).NextBytes(bytes);
        return bytes;
    }

    private static async Task WriteAsync(IBatchStore store, string run, string file, byte[] bytes)
    {
        await using var stream = await store.CreateAsync(run, file, default);
        for (var start = 0; start < bytes.Length; start += 70_001)
            await stream.WriteAsync(bytes.AsMemory(start, Math.Min(70_001, bytes.Length - start)));
    }

    private static async Task<byte[]?> ReadAsync(IBatchStore store, string run, string file)
    {
        if (await store.OpenAsync(run, file, default) is not { } stream)
            return null;

        using var bytes = new MemoryStream();
        await using (stream)
            await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private static async Task<List<BatchRun>> ListAsync(IBatchStore store)
    {
        var runs = new List<BatchRun>();
        await foreach (var run in store.ListAsync(default))
            runs.Add(run);
        return runs;
    }
}
