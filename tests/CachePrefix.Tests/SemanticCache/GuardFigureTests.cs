using System.Runtime.CompilerServices;
using System.Text.Json;
using Xunit.Abstractions;

namespace CachePrefix.Tests.SemanticCache;

/// <summary>What the guard serves of pairs of questions, with an embedding that lets all of them through.</summary>
public sealed class GuardFigureTests(ITestOutputHelper output)
{
    /// <summary>Shares of paraphrases served that must not be lost again; the first and the last set are in-sample.</summary>
    [Theory]
    [InlineData("tuning", 0.40, 0)]
    [InlineData("held-out", 0.25, 0)]
    [InlineData("adversarial", 0.60, 1)]
    public void Paraphrases_are_served_and_look_alikes_are_not(string set, double least, int mostWrong)
    {
        var pairs = Read(set);
        var served = pairs.Where(static pair => LookAlikeGuard.Compare(pair.A, pair.B).Result == GuardResult.Same).ToList();
        var wrong = served.Where(static pair => !pair.Same).ToList();
        var paraphrases = pairs.Count(static pair => pair.Same);

        var share = ErrorBounds.Wilson(served.Count - wrong.Count, paraphrases);
        var error = ErrorBounds.Wilson(wrong.Count, served.Count);
        output.WriteLine(FormattableString.Invariant(
            $"{set}: {served.Count - wrong.Count} of {paraphrases} paraphrases served ({share.Low:P0} to {share.High:P0}), {wrong.Count} of {served.Count} wrong ({error.Low:P0} to {error.High:P0})"));
        wrong.ForEach(pair => output.WriteLine($"wrong: {pair.A} || {pair.B}"));
        Assert.True(wrong.Count <= mostWrong, $"{wrong.Count} of {served.Count} wrong");
        Assert.True(served.Count - wrong.Count >= least * paraphrases, $"{served.Count - wrong.Count} of {paraphrases} served");
    }

    [Fact]
    public void The_order_of_the_two_does_not_count()
    {
        foreach (var pair in Read("tuning").Concat(Read("held-out")).Concat(Read("adversarial")))
        {
            var there = LookAlikeGuard.Compare(pair.A, pair.B);
            var back = LookAlikeGuard.Compare(pair.B, pair.A);
            Assert.Equal(there.Result, back.Result);
            Assert.Equal(there.Reasons, back.Reasons);
        }
    }

    private static List<Pair> Read(string set, [CallerFilePath] string path = "") =>
        [.. File.ReadLines(Path.Combine(Path.GetDirectoryName(path)!, "pairs", set + ".jsonl")).Select(static line => JsonSerializer.Deserialize<Pair>(line, JsonSerializerOptions.Web)!)];

    private sealed record Pair(string A, string B, bool Same);
}
