using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace CachePrefix.Tests.SemanticCache;

public sealed class InMemorySemanticStoreTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.Parse("2026-11-01T12:00:00Z", System.Globalization.CultureInfo.InvariantCulture);

    private enum Step
    {
        Add,
        Remove,
        RemoveTag,
        Find,
    }

    [Fact]
    public void Finds_what_a_list_finds_whatever_was_added_and_removed()
    {
        var steps = Gen.Select(Gen.Enum<Step>(), Gen.Int[0, 400], Gen.Int[0, 2], Gen.Float.Unit.Array[70]).List[1, 600];
        steps.Sample(
            static steps =>
            {
                using var store = new InMemorySemanticStore();
                var model = new Dictionary<string, SemanticEntry>();
                foreach (var (step, number, partition, numbers) in steps)
                {
                    var vector = Normal(numbers);
                    switch (step)
                    {
                        case Step.Add:
                            var entry = Entry($"{partition}/{number}", $"{partition}", vector) with { Tags = [$"tag{number % 5}"] };
                            Done(store.AddAsync(entry));
                            model[entry.Id] = entry;
                            break;
                        case Step.Remove:
                            Assert.Equal(model.Remove($"{partition}/{number}") ? 1 : 0, Done(store.RemoveAsync(new SemanticRemoval { Id = $"{partition}/{number}" })));
                            break;
                        case Step.RemoveTag when number < 20:
                            var tagged = model.Values.Where(entry => entry.Tags.Contains($"tag{number}")).ToList();
                            Assert.Equal(tagged.Count, Done(store.RemoveAsync(new SemanticRemoval { Tag = $"tag{number}" })));
                            tagged.ForEach(entry => model.Remove(entry.Id));
                            break;
                        default:
                            var expected = model.Values.Where(entry => entry.Partition == $"{partition}")
                                .Select(entry => (entry.Id, Similarity: Dot(entry.Vector.Span, vector)))
                                .Where(static one => one.Similarity >= 0.5).OrderByDescending(static one => one.Similarity).Take(3).Select(static one => one.Similarity);
                            var found = Done(store.FindAsync($"{partition}", vector, 3, 0.5));
                            Assert.Equal(expected, found.Select(static match => match.Similarity), static (a, b) => Math.Abs(a - b) < 1e-5);
                            Assert.All(found, match => Assert.Equal(model[match.Entry.Id].Vector.ToArray(), match.Entry.Vector.ToArray()));
                            break;
                    }

                    Assert.Equal(model.Count, store.Count);
                }
            },
            iter: 60);
    }

    [Fact]
    public async Task Large_partitions_are_scanned_in_parts_with_the_same_result()
    {
        using var store = new InMemorySemanticStore();
        var random = new Random(1);
        var vectors = Enumerable.Range(0, 20_000).Select(_ => Normal([(float)random.NextDouble(), (float)random.NextDouble(), (float)random.NextDouble()])).ToList();
        for (var i = 0; i < vectors.Count; i++)
            await store.AddAsync(Entry($"{i}", "p", vectors[i]));

        var found = await store.FindAsync("p", vectors[7], 5, 0.1);

        Assert.Equal(vectors.Select(vector => Dot(vector, vectors[7])).OrderDescending().Take(5), found.Select(static match => match.Similarity), static (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Fact]
    public async Task The_oldest_go_where_entries_or_bytes_run_out()
    {
        using var few = new InMemorySemanticStore(maxEntries: 3);
        using var small = new InMemorySemanticStore(memoryLimit: 3_000);
        for (var i = 0; i < 10; i++)
        {
            await few.AddAsync(Entry($"{i}", "p", [1, 0]));
            await small.AddAsync(Entry($"{i}", "p", [1, 0]) with { Answer = new byte[500] });
        }

        await small.AddAsync(Entry("huge", "p", [1, 0]) with { Answer = new byte[5_000] });

        Assert.Equal(["7", "8", "9"], (await few.FindAsync("p", new float[] { 1, 0 }, 10, 0.5)).Select(static match => match.Entry.Id).Order());
        Assert.Equal(3, small.Count);
    }

    [Fact]
    public async Task Expired_entries_other_partitions_and_other_sizes_are_not_found()
    {
        var time = new FakeTimeProvider(Start);
        using var store = new InMemorySemanticStore(timeProvider: time);
        await store.AddAsync(Entry("a", "p", [1, 0]) with { ExpiresAt = Start.AddHours(1) });
        await store.AddAsync(Entry("b", "p", [1, 0, 0]));

        Assert.Single(await store.FindAsync("p", new float[] { 1, 0 }, 9, 0.5));
        Assert.Empty(await store.FindAsync("q", new float[] { 1, 0 }, 9, 0.5));
        Assert.Empty(await store.FindAsync("p", new float[] { 1, 0, 0 }, 9, 0.5));
        time.Advance(TimeSpan.FromHours(1));
        Assert.Empty(await store.FindAsync("p", new float[] { 1, 0 }, 9, 0.5));
    }

    [Fact]
    public async Task Verdicts_are_bounded_and_start_anew_with_an_answer()
    {
        using var store = new InMemorySemanticStore();
        await store.AddAsync(Entry("a", "p", [1, 0]));
        for (var i = 0; i < SemanticEntry.MaxVerdicts + 10; i++)
            await store.AddVerdictAsync("a", new SemanticVerdict(i, IsRight: true));
        await store.AddVerdictAsync("gone", new SemanticVerdict(1, IsRight: true));
        await store.AddVerdictAsync("a", new SemanticVerdict(0.5, IsRight: false));

        var verdicts = (await store.FindAsync("p", new float[] { 1, 0 }, 1, 0.5))[0].Entry.Verdicts;
        await store.AddAsync(Entry("a", "p", [1, 0]));

        // The first ones stay; only what is wrong comes later, in place of the oldest right one.
        Assert.Equal((SemanticEntry.MaxVerdicts, 1d, SemanticEntry.MaxVerdicts - 1d), (verdicts.Count, verdicts[0].Similarity, verdicts[^2].Similarity));
        Assert.Equal(new SemanticVerdict(0.5, IsRight: false), verdicts[^1]);
        Assert.Empty((await store.FindAsync("p", new float[] { 1, 0 }, 1, 0.5))[0].Entry.Verdicts);
    }

    private static SemanticEntry Entry(string id, string partition, float[] vector) => new()
    {
        Id = id,
        Partition = partition,
        Question = "q",
        Vector = vector,
        Answer = new byte[10],
        CreatedAt = Start,
        ExpiresAt = DateTimeOffset.MaxValue,
    };

    private static float[] Normal(float[] numbers)
    {
        numbers[0] += 0.01f;
        var norm = MathF.Sqrt(numbers.Sum(static number => number * number));
        return [.. numbers.Select(number => number / norm)];
    }

    private static double Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        float sum = 0;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    private static T Done<T>(ValueTask<T> task) => task.AsTask().GetAwaiter().GetResult();

    private static void Done(ValueTask task) => task.AsTask().GetAwaiter().GetResult();
}
