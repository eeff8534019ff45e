using CachePrefix.Evaluation.Statistics;
using CsCheck;

namespace CachePrefix.Evaluation.Tests.Statistics;

public sealed class DistributionTests
{
    [Theory]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.5, 0)]
    [InlineData(0.001, -3.090232306167813)]
    [InlineData(1e-9, -5.997807015007687)]
    public void Normal_quantiles_are_those_of_the_tables(double probability, double quantile) =>
        Assert.Equal(quantile, Normal.Quantile(probability), 1e-9);

    [Fact]
    public void Normal_quantiles_invert_probabilities() => Gen.Double[-7, 7].Sample(x =>
        Math.Abs(Normal.Quantile(Normal.Below(x)) - x) < 1e-6 + (x > 5 ? 1e-2 : 0));

    [Theory]
    [InlineData(0.025, 10, 2.228138852)]
    [InlineData(0.025, 1, 12.70620474)]
    [InlineData(0.005, 30, 2.749995654)]
    public void Student_quantiles_are_those_of_the_tables(double tail, int degrees, double quantile) =>
        Assert.Equal(quantile, Binomial.StudentUpper(tail, degrees), 1e-6);

    [Theory]
    [InlineData(1, 9, 0.021484375)]
    [InlineData(0, 5, 0.0625)]
    [InlineData(0, 6, 0.03125)]
    [InlineData(7, 7, 1)]
    [InlineData(0, 0, 1)]
    public void McNemar_is_exact(int worse, int better, double probability)
    {
        Assert.Equal(probability, Binomial.McNemar(worse, better), 1e-12);
        Assert.Equal(probability, Binomial.McNemar(better, worse), 1e-12);
    }

    [Fact]
    public void Binomial_probabilities_are_sums() =>
        Gen.Select(Gen.Int[1, 60], Gen.Int[0, 60], Gen.Double[0.01, 0.99]).Sample((count, hits, probability) =>
        {
            var sum = 0.0;
            for (var k = 0; k <= Math.Min(hits, count); k++)
                sum += Math.Exp(Binomial.LogChoose(count, k)) * Math.Pow(probability, k) * Math.Pow(1 - probability, count - k);
            return Math.Abs(sum - Binomial.AtMost(hits, count, probability)) < 1e-9;
        });

    [Fact]
    public void Random_numbers_are_the_same_for_a_seed_and_even()
    {
        SeededRandom one = new(7), other = new(7), third = new(8);
        var counts = new int[10];
        for (var i = 0; i < 100_000; i++)
        {
            var number = one.Next(10);
            Assert.Equal(number, other.Next(10));
            counts[number]++;
        }

        Assert.All(counts, static count => Assert.InRange(count, 9_500, 10_500));
        Assert.NotEqual(one.Bits(), third.Bits());
    }
}
