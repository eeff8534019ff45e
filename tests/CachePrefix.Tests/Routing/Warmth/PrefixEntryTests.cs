using CsCheck;

namespace CachePrefix.Tests.Routing.Warmth;

public sealed class PrefixEntryTests
{
    private static readonly Gen<PrefixEntry> Entries = Gen.Select(
        Gen.Long[0, 6], Gen.Long[0, 6], Gen.Long[0, 6], Gen.Long[0, 6], Gen.Int[0, 3],
        static (used, expires, readable, missed, tokens) => new PrefixEntry(used, expires, readable, missed, tokens));

    [Fact]
    public void Neither_order_nor_repetition_changes_what_is_known() =>
        Gen.Select(Entries.Array[1, 6], Gen.Int[0, 1_000]).Sample(static (reports, seed) =>
        {
            var shuffled = reports.Concat(reports).ToArray();
            new Random(seed).Shuffle(shuffled);
            return reports.Aggregate(static (a, b) => a.Join(b)) == shuffled.Aggregate(static (a, b) => a.Join(b));
        }, iter: 5_000, threads: 1);

    [Fact]
    public void A_miss_ends_what_was_used_before_it_and_a_later_use_begins_anew()
    {
        var written = new PrefixEntry(Used: 10, Expires: 100, Readable: 12, Missed: 10, Tokens: 5);

        Assert.True(written.IsWarm(99));
        Assert.False(written.IsWarm(100));
        Assert.False(written.Join(PrefixEntry.Miss(50)).IsWarm(60));
        Assert.True(written.Join(PrefixEntry.Miss(11)).IsWarm(60)); // began while it was being written
        Assert.True(written.Join(PrefixEntry.Miss(50)).Join(new PrefixEntry(55, 150, 56, 55, 5)).IsWarm(120));
    }
}
