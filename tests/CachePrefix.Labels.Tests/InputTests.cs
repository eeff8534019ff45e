using System.Reflection;
using CachePrefix.Labels.Reading;

namespace CachePrefix.Labels.Tests;

public sealed class InputTests
{
    private static readonly string Committed = Path.Combine(
        typeof(InputTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static attribute => attribute.Key == "RepositoryRoot").Value!,
        "eng/CachePrefix.Labels/labels");

    [Theory]
    [InlineData("""{"repo":"acme/shop","head":"0","path":"a.cs","lines":[1],"label":"yes","source":"time"}""", "the label 'yes' is none")]
    [InlineData("""{"repo":"acme/shop","head":"0","path":"a.cs","lines":[],"label":"tp","source":"time"}""", "the place has no lines")]
    [InlineData("""{"repo":"acme/shop","head":"0","path":"a.cs","lines":[1],"label":"tp","source":"weather"}""", "no rule reports the source 'weather'")]
    [InlineData("""{"repo":"acme/shop","head":"0","path":"a.cs","line":1,"verdict":"maybe","kind":"x"}""", "the verdict 'maybe' is none")]
    [InlineData("""{"repo":"acme/shop","head":"0","path":"a.cs","label":"tp","source":"time"}""", "lines")]
    [InlineData("{", "labels.jsonl:1")]
    public async Task ARowThatCannotBeUsedIsNamed(string row, string message)
    {
        using var checkout = new TinyCheckout().Row(row);

        var (code, _, error) = await checkout.RunAsync();

        Assert.Equal(2, code);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutACheckoutNothingIsMeasured()
    {
        using var checkout = new TinyCheckout().Place("tp", "time", 1).Row("""{"repo":"acme/forum","head":"0","path":"a.cs","lines":[1],"label":"tp","source":"time"}""");

        var (code, _, error) = await checkout.RunAsync("--repo", "acme/forum");
        var (other, _, folder) = await checkout.RunAsync("--checkouts", checkout.Checkouts + "-none");

        Assert.Equal((2, 2), (code, other));
        Assert.Contains("None of the labelled repositories is checked out", error, StringComparison.Ordinal);
        Assert.Contains("There is no folder", folder, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneCheckoutCanBeGivenItself()
    {
        using var checkout = new TinyCheckout().Place("tp", "time", TinyCheckout.VolatileLine);

        var (code, output, _) = await checkout.RunAsync("--checkouts", Path.Combine(checkout.Checkouts, "acme+shop"));

        Assert.Equal(0, code);
        Assert.Contains("1 repositories", output, StringComparison.Ordinal);
    }

    [Fact]
    public void CommittedLabelsLoadAndTheHeldOutPartIsApart()
    {
        var development = LabelSet.Load([.. new[] { "dev", "given", "held-out" }.Select(static folder => Path.Combine(Committed, folder))]);
        var heldOut = LabelSet.Load([Path.Combine(Committed, "held-out-2")]);

        Assert.NotEmpty(development.Places);
        Assert.NotEmpty(heldOut.Places);
        Assert.Empty(development.Repositories.Intersect(heldOut.Repositories));
    }
}
