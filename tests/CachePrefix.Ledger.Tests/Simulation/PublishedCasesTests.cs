using CachePrefix.Ledger.Simulation;

namespace CachePrefix.Ledger.Tests.Simulation;

public class PublishedCasesTests
{
    private static readonly IReadOnlyList<PublishedFigure> Figures = PublishedCases.All();

    [Theory]
    [InlineData("a", "before", 150, 150, 0.01)]
    [InlineData("a", "routing and", 35, 8, 1)]
    [InlineData("b", "before", 1_850, 1_850, 0.01)]
    [InlineData("b", "prefix cache, $", 1_150, 950, 0.5)]
    [InlineData("b", "prefix cache and routing", 780, 469, 5)]
    [InlineData("b", "prefix cache, routing and batch", 720, 422, 5)]
    [InlineData("c", "before", 397, 397, 0.5)]
    [InlineData("c", "task", 25, 23.8, 0.1)]
    [InlineData("d", "prefix", 90, 88, 2)]
    [InlineData("e", "break-even at 5", 2, 2, 0)]
    [InlineData("e", "break-even at 1", 3, 3, 0)]
    [InlineData("e", "blend", 65, 40, 0)]
    public void A_figure_follows_from_its_inputs(string name, string stage, double published, double ours, double tolerance)
    {
        var figure = Figures.First(figure => figure.Case == name && figure.Stage.StartsWith(stage, StringComparison.Ordinal));
        Assert.Equal(published, figure.Published);
        Assert.InRange(figure.Ours, ours - tolerance, ours + tolerance);
        Assert.NotEmpty(figure.Arithmetic);
        if (Math.Abs(published - ours) > 0.05 * published)
            Assert.NotEqual("Agrees.", figure.Note);
    }

    [Fact]
    public void The_cache_that_did_not_follow_says_so() =>
        Assert.Contains("does not follow", Figures.Single(figure => figure is { Case: "b", Published: 1_150 }).Note, StringComparison.Ordinal);
}
