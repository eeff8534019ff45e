using System.Text.Json;
using CachePrefix.Tool.Tests.Support;

namespace CachePrefix.Tool.Tests.Commands;

public sealed class CacheCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cacheprefix-cache-").FullName;

    [Fact]
    public async Task Check_counts_what_the_guard_serves_alone_and_with_a_verifier()
    {
        var pairs = Write(
            """
            { "a": "How do I reset my password?", "b": "Please tell me how I can reset my password", "same": true }
            { "a": "How do I get a refund?", "b": "What must I do to be paid back?", "same": true }

            { "a": "How do I cancel order 1?", "b": "How do I cancel order 2?", "same": false }
            { "a": "How do I reset my password?", "b": "how can i reset my password", "same": false, "kind": "said to be wrong" }
            """);

        var json = await CommandRun.OfAsync("cache", "check", "--pairs", pairs, "--json", "--verifier-error", "0");
        var text = await CommandRun.OfAsync("cache", "check", "--pairs", pairs);

        using var document = JsonDocument.Parse(json.Output);
        Assert.Equal("""{ "served": 2, "wrong": 1, "paraphrases": 2, "lookalikes": 2 }""", document.RootElement.GetProperty("guard").GetRawText());
        Assert.Equal("""{ "served": 3, "wrong": 1, "paraphrases": 2, "lookalikes": 2 }""", document.RootElement.GetProperty("guardWithVerifier").GetRawText());
        Assert.Contains("wrong: How do I reset my password? || how can i reset my password", text.Output, StringComparison.Ordinal);
        Assert.Equal((1, 1), (json.ExitCode, text.ExitCode));
    }

    [Theory]
    [InlineData("{ \"a\": \"x\" }", "(1): not a record of this kind")]
    [InlineData("{ \"a\": \"x\", \"b\": \"y\", \"same\": true }\nnonsense", "(2): no JSON")]
    [InlineData("[1]", "(1): not a record of this kind")]
    public async Task Lines_that_cannot_be_read_are_named(string content, string expected)
    {
        var run = await CommandRun.OfAsync("cache", "check", "--pairs", Write(content));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Error + run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tune_proposes_the_lowest_threshold_that_the_records_prove()
    {
        var lines = Enumerable.Range(0, 4_000).Select(static i => Record(0.80 + (i % 200 / 1000d), isRight: 0.80 + (i % 200 / 1000d) >= 0.90));

        var run = await CommandRun.OfAsync("cache", "tune", Write(string.Join('\n', lines)), "--max-wrong", "0.02");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Threshold 0.90 keeps wrong answers below 2 % with 95 % confidence.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tune_says_when_records_are_too_few_or_too_wrong()
    {
        var few = await CommandRun.OfAsync("cache", "tune", Write(string.Join('\n', Enumerable.Repeat(Record(0.97, isRight: true), 20))));
        var wrong = await CommandRun.OfAsync("cache", "tune", Write(string.Join('\n', Enumerable.Repeat(Record(0.999, isRight: false), 500))), "--json");

        Assert.Equal((1, 1), (few.ExitCode, wrong.ExitCode));
        Assert.Contains("Cannot tell", few.Output, StringComparison.Ordinal);
        Assert.StartsWith("""{ "threshold": null, "cannotTell": false""", wrong.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_shadow_log_writes_can_be_tuned()
    {
        var path = Path.Combine(_folder, "shadow.jsonl");
        using (var log = new JsonLinesShadowLog(path))
        {
            for (var i = 0; i < 1_000; i++)
                log.Add(new ShadowRecord { At = DateTimeOffset.UnixEpoch, Similarity = 0.97, Guard = GuardResult.Unsure, IsRight = true });
        }

        Assert.Equal(0, (await CommandRun.OfAsync("cache", "tune", path)).ExitCode);
    }

    [Fact]
    public async Task Remove_wants_to_know_which()
    {
        var none = await CommandRun.OfAsync("cache", "remove", "--postgres", "Host=127.0.0.1;Port=1");
        var down = await CommandRun.OfAsync("cache", "remove", "--postgres", "Host=127.0.0.1;Port=1;Timeout=1", "--tag", "x");

        Assert.Equal((2, 2), (none.ExitCode, down.ExitCode));
        Assert.Contains("Say which answers", none.Error + none.Output, StringComparison.Ordinal);
        Assert.Contains("cannot be removed", down.Error + down.Output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Record(double similarity, bool isRight) =>
        FormattableString.Invariant($$"""{"at":"2026-11-01T12:00:00+00:00","similarity":{{similarity:F3}},"guard":"Unsure","isRight":{{(isRight ? "true" : "false")}}}""");

    private string Write(string content)
    {
        var path = Path.Combine(_folder, Guid.NewGuid().ToString("N"));
        File.WriteAllText(path, content);
        return path;
    }
}
