using CsCheck;

namespace CachePrefix.Resilience.Tests.Endpoints;

public sealed class EndpointRingTests
{
    private static readonly Gen<(string Name, double Weight)[]> Endpoints =
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 12].HashSet[2, 9], Gen.Double[0.1, 10].Array[9], static (names, weights) => names.Zip(weights).ToArray());

    [Fact]
    public void Only_the_keys_of_a_removed_endpoint_move_and_each_to_its_second_choice() =>
        Gen.Select(Endpoints, Gen.ULong, Gen.Int[0, 8]).Sample((endpoints, key, removed) =>
        {
            removed %= endpoints.Length;
            var before = Names(endpoints, key);
            var after = Names([.. endpoints.Where((_, index) => index != removed)], key);
            Assert.Equal(before.Where(name => name != endpoints[removed].Name), after);
        });

    [Fact]
    public void The_order_in_which_endpoints_are_named_does_not_matter() =>
        Gen.Select(Endpoints, Gen.ULong).Sample((endpoints, key) => Assert.Equal(Names(endpoints, key), Names([.. endpoints.Reverse()], key)));

    [Fact]
    public void Keys_are_spread_by_weight()
    {
        (string Name, double Weight)[] endpoints = [("a", 1), ("b", 1), ("c", 2), ("d", 4)];
        var ring = new EndpointRing(endpoints);
        var counts = new int[4];
        for (var key = 0UL; key < 40_000; key++)
            counts[ring.OrderFor(key)[0]]++;
        Assert.All(counts.Zip(endpoints), pair => Assert.InRange(pair.First, 0.94 * 5_000 * pair.Second.Weight, 1.06 * 5_000 * pair.Second.Weight));
    }

    [Fact]
    public void The_keys_of_a_removed_endpoint_are_spread_over_all_others()
    {
        var ring = new EndpointRing([("a", 1), ("b", 1), ("c", 1), ("d", 1)]);
        var second = new int[4];
        for (var key = 0UL; key < 40_000; key++)
        {
            var order = ring.OrderFor(key);
            if (order[0] == 0)
                second[order[1]]++;
        }

        Assert.All(second[1..], count => Assert.InRange(count, 3_000, 3_700));
    }

    [Fact]
    public void The_order_is_the_same_in_every_process()
    {
        var ring = new EndpointRing([("east", 1), ("west", 1), ("north", 1)]);
        Assert.Equal("2 1 0|0 2 1|2 0 1", string.Join('|', new ulong[] { 1, 2, 3 }.Select(key => string.Join(' ', ring.OrderFor(key)))));
    }

    private static IEnumerable<string> Names((string Name, double Weight)[] endpoints, ulong key) => new EndpointRing(endpoints).OrderFor(key).Select(index => endpoints[index].Name);
}
