using System.Text.Json;

namespace CachePrefix.Labels.Tests;

public sealed class ScoringTests
{
    [Fact]
    public async Task APromptThatAFindingNamesIsFoundAndSpeaksForTheFinding()
    {
        using var checkout = new TinyCheckout().Place("tp", "time", TinyCheckout.VolatileLine).Place("tn", "time", TinyCheckout.LookAlikeLine);

        var score = await checkout.ScoreAsync();

        Assert.Equal("1/1", Found(score.GetProperty("all")));
        Assert.Equal("1/1", Found(score.GetProperty("symbolSourced")));
        Assert.Equal("0/1", Found(score.GetProperty("lookAlikes")));
        Assert.Equal("L0", score.GetProperty("byLevel")[0].GetProperty("name").GetString());
        Assert.Equal("warning: 1 printed, 1 true, 0 useless, 0 false, 0 unjudged", Precision(score));
    }

    [Theory]
    [InlineData("random", TinyCheckout.VolatileLine)]
    [InlineData("request", TinyCheckout.VolatileLine)]
    [InlineData("time", TinyCheckout.VolatileLine + 4)]
    [InlineData("state+timeouts", TinyCheckout.VolatileLine)]
    public async Task AFindingOfAnotherSourceOrPlaceIsNotTheOneThatWasLookedFor(string source, int line)
    {
        using var checkout = new TinyCheckout().Place("tp", source, line);

        var score = await checkout.ScoreAsync();

        Assert.Equal("0/1", Found(score.GetProperty("all")));
        Assert.Equal("warning: 1 printed, 0 true, 0 useless, 0 false, 1 unjudged", Precision(score));
    }

    [Theory]
    [InlineData(TinyCheckout.VolatileLine + 2, "1/1")]
    [InlineData(TinyCheckout.VolatileLine + 4, "0/1")]
    public async Task LinesInOtherFilesCount(int line, string expected)
    {
        using var checkout = new TinyCheckout().PlaceThrough(line);

        Assert.Equal(expected, Found((await checkout.ScoreAsync()).GetProperty("all")));
    }

    [Fact]
    public async Task AFindingAtALookAlikeIsFalse()
    {
        using var checkout = new TinyCheckout().Place("tn", "time", TinyCheckout.VolatileLine + 2);

        var score = await checkout.ScoreAsync();

        Assert.Equal("1/1", Found(score.GetProperty("lookAlikes")));
        Assert.Equal("warning: 1 printed, 0 true, 0 useless, 1 false, 0 unjudged", Precision(score));
    }

    [Fact]
    public async Task AFindingWhosePromptIsALookAlikeHitsIt()
    {
        using var checkout = new TinyCheckout().LookAlikeFarFromItsValue();

        var score = await checkout.ScoreAsync();

        Assert.Equal("1/1", Found(score.GetProperty("lookAlikes")));
    }

    [Fact]
    public async Task AFindingOfTheVolatilePromptDoesNotHitTheLookAlikeBesideIt()
    {
        using var checkout = new TinyCheckout().Place("tp", "time", TinyCheckout.VolatileLine).Place("tn", "time", TinyCheckout.VolatileLine + 2);

        var score = await checkout.ScoreAsync();

        Assert.Equal("0/1", Found(score.GetProperty("lookAlikes")));
    }

    [Theory]
    [InlineData("true", "1 true, 0 useless, 0 false")]
    [InlineData("useless", "0 true, 1 useless, 0 false")]
    [InlineData("false", "0 true, 0 useless, 1 false")]
    public async Task AJudgementGoesBeforeThePlace(string verdict, string expected)
    {
        using var checkout = new TinyCheckout().Place("tp", "time", TinyCheckout.VolatileLine).Judged(verdict);

        Assert.Equal($"warning: 1 printed, {expected}, 0 unjudged", Precision(await checkout.ScoreAsync()));
    }

    [Fact]
    public async Task AJudgedFindingThatIsNotPrintedIsTold()
    {
        using var checkout = new TinyCheckout().Judged("true", "CPA1003", TinyCheckout.LookAlikeLine);

        var (_, output, _) = await checkout.RunAsync();

        Assert.Contains("true, now gone CPA1003 Prompts.cs:20", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheReportListsEveryDifference()
    {
        using var checkout = new TinyCheckout().Place("tp", "guid", TinyCheckout.LookAlikeLine).Place("tn", "time", TinyCheckout.VolatileLine);

        var (code, output, _) = await checkout.RunAsync();

        Assert.Equal(0, code);
        Assert.Contains("missed         src/Prompts.cs:20 (guid; L0 expression; ChatMessage; )", output, StringComparison.Ordinal);
        Assert.Contains("look-alike hit CPA1001 warning src/Prompts.cs:8", output, StringComparison.Ordinal);
        Assert.Contains("warning              1     0        0      1         0   0.0 % 100.0 %", output, StringComparison.Ordinal);
    }

    private static string Found(JsonElement recall) => $"{recall.GetProperty("found").GetInt32()}/{recall.GetProperty("places").GetInt32()}";

    private static string Precision(JsonElement score)
    {
        var row = Assert.Single(score.GetProperty("bySeverity").EnumerateArray());
        int Of(string name) => row.GetProperty(name).GetInt32();
        return $"{row.GetProperty("severity").GetString()}: {Of("printed")} printed, {Of("true")} true, {Of("useless")} useless, {Of("false")} false, {Of("unjudged")} unjudged";
    }
}
