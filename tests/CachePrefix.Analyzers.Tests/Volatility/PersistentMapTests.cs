using CachePrefix.Analyzers.Volatility.Flow;

namespace CachePrefix.Analyzers.Tests.Volatility;

public class PersistentMapTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Merges_give_what_dictionaries_give(int seed)
    {
        var random = new Random(seed);
        for (var run = 0; run < 200; run++)
        {
            var (left, leftMap) = Fill(random);
            var (right, rightMap) = Fill(random);
            var merged = PersistentMap<string>.Merge(leftMap, rightMap, Combine);
            var known = PersistentMap<string>.MergeKnown(leftMap, rightMap, Combine);
            for (var key = 0; key < 70; key++)
            {
                var both = left.TryGetValue(key, out var first) & right.TryGetValue(key, out var second);
                Assert.Equal(both ? Combine(first!, second!) : first ?? second, PersistentMap<string>.Find(merged, key));
                Assert.Equal(both ? Combine(first!, second!) : first, PersistentMap<string>.Find(known, key));
                Assert.Equal(first, PersistentMap<string>.Find(leftMap, key));
            }
        }
    }

    [Fact]
    public void A_merge_that_adds_nothing_gives_the_map_itself()
    {
        var (_, map) = Fill(new Random(1));
        var same = PersistentMap<string>.Set(map, 5, "x");

        Assert.Same(same, PersistentMap<string>.Set(same, 5, "x"));
        Assert.Same(same, PersistentMap<string>.Merge(same, map, static (left, _) => left));
        Assert.Same(same, PersistentMap<string>.MergeKnown(same, PersistentMap<string>.Set(null, 1_000, "y"), static (_, right) => right));
    }

    private static string Combine(string left, string right) => string.CompareOrdinal(left, right) <= 0 ? left : right;

    private static (Dictionary<int, string> Expected, PersistentMap<string>? Map) Fill(Random random)
    {
        var expected = new Dictionary<int, string>();
        PersistentMap<string>? map = null;
        for (var i = random.Next(40); i > 0; i--)
        {
            var (key, value) = (random.Next(64), "v" + (char)random.Next(65, 70));
            expected[key] = value;
            map = PersistentMap<string>.Set(map, key, value);
        }

        return (expected, map);
    }
}
