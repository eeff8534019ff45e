namespace CachePrefix.Tests.SemanticCache;

/// <summary>Entries whose record is looked at with every question, as a cache does it: how many of those that err too often are ever served.</summary>
public sealed class LearnedThresholdTests
{
    private const int Entries = 500;
    private const int Questions = 400;
    private const double Bound = 0.1;

    [Theory]
    [InlineData(0.95)]
    [InlineData(0.85)]
    public void Entries_that_err_a_little_more_often_than_the_bound_are_hardly_ever_served(double threshold)
    {
        var served = Served(threshold, static _ => Bound + 0.001, LearnedThreshold.Allows);

        Assert.True(served <= 0.05, $"{served:P1} of the entries were served.");
    }

    /// <summary>A bound for one look, taken at every look, is none.</summary>
    [Fact]
    public void A_bound_for_one_look_would_serve_more_of_them_than_it_promises()
    {
        var served = Served(0.95, static _ => Bound + 0.001, static (verdicts, similarity, bound) =>
        {
            var seen = verdicts.Where(verdict => verdict.Similarity >= similarity - 0.05 && (verdict.Similarity <= similarity || !verdict.IsRight)).ToList();
            return seen.Count > 0 && ErrorBounds.Upper(seen.Count(static verdict => !verdict.IsRight), seen.Count) <= bound;
        });

        Assert.True(served > 0.05, $"{served:P1} of the entries were served.");
    }

    /// <summary>Errors grow with distance: right near the threshold says nothing below it.</summary>
    [Fact]
    public void Entries_that_err_only_far_away_are_not_served_there()
    {
        var served = Served(0.85, static similarity => similarity < 0.95 ? 0.3 : 0, LearnedThreshold.Allows, until: 0.95);

        Assert.True(served <= 0.05, $"{served:P1} of the entries were served.");
    }

    [Fact]
    public void Entries_that_do_not_err_are_served_in_the_end() => Assert.Equal(1, Served(0.95, static _ => 0, LearnedThreshold.Allows));

    /// <summary>The share of entries that are served at a similarity below <paramref name="until"/>, ever.</summary>
    private static double Served(double threshold, Func<double, double> errorAt, Func<IReadOnlyList<SemanticVerdict>, double, double, bool> allows, double until = 1)
    {
        var random = new Random(7);
        var served = 0;
        for (var entry = 0; entry < Entries; entry++)
        {
            IReadOnlyList<SemanticVerdict> verdicts = [];
            for (var question = 0; question < Questions; question++)
            {
                var similarity = threshold - 0.05 + ((1.05 - threshold) * random.NextDouble());
                if (similarity >= threshold && allows(verdicts, similarity, Bound))
                {
                    if (similarity >= until)
                        continue;
                    served++;
                    break;
                }

                verdicts = LearnedThreshold.Add(verdicts, new SemanticVerdict(similarity, random.NextDouble() >= errorAt(similarity)));
            }
        }

        return (double)served / Entries;
    }
}
