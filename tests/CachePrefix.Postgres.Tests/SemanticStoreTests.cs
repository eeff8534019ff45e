using CachePrefix.Postgres.Tests.Servers;
using Microsoft.Extensions.Time.Testing;

namespace CachePrefix.Postgres.Tests;

/// <summary>The store in PostgreSQL does what the one in memory does.</summary>
public sealed class SemanticStoreTests(PgvectorFixture fixture) : IClassFixture<PgvectorFixture>
{
    private static readonly DateTimeOffset Start = DateTimeOffset.Parse("2026-11-01T12:00:00Z", System.Globalization.CultureInfo.InvariantCulture);

    [PgvectorFact]
    public async Task Finds_removes_and_remembers_as_the_store_in_memory()
    {
        await using var source = fixture.Connect();
        var time = new FakeTimeProvider(Start);
        var stores = new ISemanticCacheStore[] { new PostgresSemanticStore(source, timeProvider: time), new InMemorySemanticStore(timeProvider: time) };
        var random = new Random(7);
        var entries = Enumerable.Range(0, 120).Select(i => Entry($"{i}", $"p{i % 3}", Vector(random), i)).ToList();
        foreach (var store in stores)
        {
            // An empty database has nothing to remove and nothing to judge.
            Assert.Equal(0, await store.RemoveAsync(new SemanticRemoval()));
            await store.AddVerdictAsync("0", new SemanticVerdict(0.9, IsRight: true));
            foreach (var entry in entries)
                await store.AddAsync(entry);
            for (var i = 0; i < SemanticEntry.MaxVerdicts + 5; i++)
                await store.AddVerdictAsync("0", new SemanticVerdict(0.5 + (i / 1000d), i % 2 == 0));
            for (var i = 0; i < SemanticEntry.MaxVerdicts; i++)
                await store.AddVerdictAsync("2", new SemanticVerdict(0.6, IsRight: false));
            await store.AddVerdictAsync("2", new SemanticVerdict(0.7, IsRight: false));
            await store.AddAsync(entries[1] with { Answer = new byte[] { 9 } });
        }

        await SameAsync(null);
        foreach (var removal in new SemanticRemoval[] { new() { Id = "5" }, new() { Tag = "tag'3\"" }, new() { CreatedBefore = Start.AddMinutes(20), Tag = "tag1" }, new() { CreatedBefore = Start.AddMinutes(30) } })
            await SameAsync(removal);
        time.Advance(TimeSpan.FromMinutes(100));
        await SameAsync(null);

        var other = Entry("other", "p0", [1, 0], 100);
        await stores[0].AddAsync(other);
        Assert.Equal("other", Assert.Single(await stores[0].FindAsync("p0", new float[] { 1, 0 }, 4, 0.5)).Entry.Id);
        Assert.Equal(1, await stores[0].RemoveAsync(new SemanticRemoval { Id = "other" }));
        Assert.True(await stores[0].RemoveAsync(new SemanticRemoval()) > 0);

        async Task SameAsync(SemanticRemoval? removal)
        {
            if (removal is not null)
                Assert.Equal(await stores[1].RemoveAsync(removal), await stores[0].RemoveAsync(removal));
            for (var i = 0; i < 9; i++)
            {
                var vector = Vector(random);
                var found = new List<string>[2];
                for (var s = 0; s < 2; s++)
                {
                    var matches = await stores[s].FindAsync($"p{i % 3}", vector, 6, 0.1);
                    found[s] = [.. matches.Select(static match => FormattableString.Invariant(
                        $"{match.Entry.Id} {match.Similarity:F4} {match.Entry.Question} {match.Entry.Answer.Span[0]} {match.Entry.CreatedAt:O} {string.Join(',', match.Entry.Tags)} {string.Join(',', match.Entry.Verdicts)}"))];
                }

                Assert.Equal(found[1], found[0]);
            }
        }
    }

    /// <summary>The index is an approximation, and entries come while others are looked for.</summary>
    [PgvectorFact]
    public async Task The_index_finds_what_is_there_while_it_grows()
    {
        const int entries = 400;
        await using var source = fixture.Connect();
        var store = new PostgresSemanticStore(source);
        var vectors = Enumerable.Range(0, entries).Select(static i => WordVectors.Of($"{i} {i / 5} {i / 25}")).ToList();
        var missed = 0;
        await Parallel.ForAsync(0, entries, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, token) =>
        {
            await store.AddAsync(Entry($"grown{i}", "grown", vectors[i], i) with { ExpiresAt = DateTimeOffset.MaxValue }, token);
            var found = await store.FindAsync("grown", vectors[i], 3, 0.5, token);
            if (found.Count == 0 || found[0].Entry.Id != $"grown{i}")
                Interlocked.Increment(ref missed);
        });

        var nearest = 0;
        for (var i = 0; i < entries; i += 10)
        {
            var found = await store.FindAsync("grown", vectors[i], 5, 0);
            var exact = vectors.Select((vector, number) => (number, similarity: vector.Zip(vectors[i], static (a, b) => a * b).Sum())).OrderByDescending(static one => one.similarity).Take(5);
            nearest += found.Count(match => exact.Any(one => match.Entry.Id == $"grown{one.number}"));
        }

        Assert.InRange(missed, 0, entries / 100);
        Assert.InRange(nearest, entries / 10 * 5 * 95 / 100, entries / 10 * 5);
    }

    private static SemanticEntry Entry(string id, string partition, float[] vector, int minute) => new()
    {
        Id = id,
        Partition = partition,
        Question = $"question {id} 😀 '",
        Vector = vector,
        Answer = new byte[] { (byte)minute, 0, 255 },
        CreatedAt = Start.AddMinutes(minute),
        ExpiresAt = Start.AddMinutes(minute + 60),
        Tags = minute % 5 == 0 ? ["tag'3\"", $"tag{minute % 2}"] : [$"tag{minute % 2}"],
    };

    private static float[] Vector(Random random)
    {
        var numbers = Enumerable.Range(0, 8).Select(_ => (float)random.NextDouble() - 0.3f).ToArray();
        var norm = MathF.Sqrt(numbers.Sum(static number => number * number));
        return [.. numbers.Select(number => number / norm)];
    }
}
