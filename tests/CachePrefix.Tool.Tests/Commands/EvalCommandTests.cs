using System.Text.Json;
using CachePrefix.Emulator;
using CachePrefix.Tool.Tests.Support;

namespace CachePrefix.Tool.Tests.Commands;

public sealed class EvalCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cacheprefix-eval-").FullName;

    [Theory]
    [InlineData(0, 0, "## Holds")]
    [InlineData(5, 1, "## Drops")]
    public async Task Recorded_answers_hold_or_drop_with_an_exit_code_and_a_page(int wrongEvery, int code, string title)
    {
        var suite = Write("cases.jsonl", 300, static i => $$"""{ "input": "q{{i}}", "expected": { "n": {{i}} }, "class": "{{(i % 2 == 0 ? "even" : "odd")}}" }""");
        var before = Write("before.jsonl", 300, static i => $$"""{ "input": "q{{i}}", "answer": { "n": {{i}} }, "cost": 0.002, "milliseconds": 900 }""");
        var after = Write("after.jsonl", 300, i => $$"""{ "input": "q{{i}}", "answer": "```json\n{ \"n\": {{(wrongEvery > 0 && i % wrongEvery == 0 ? -1 : i)}} }\n```", "cost": 0.0005, "milliseconds": 300 }""");

        var run = await RunAsync("eval", suite, "--baseline", before, "--candidate", after, "--page", InFolder("page.md"), "--result", InFolder("result.json"));

        Assert.Equal(code, run.ExitCode);
        Assert.StartsWith(title, run.Output, StringComparison.Ordinal);
        Assert.Contains("-75.0 %", run.Output, StringComparison.Ordinal);
        Assert.StartsWith(title, File.ReadAllText(InFolder("page.md")), StringComparison.Ordinal);

        var report = await RunAsync("report", "--quality", InFolder("result.json"), "-o", InFolder("report.html"));
        Assert.Equal(0, report.ExitCode);
        Assert.Contains("after against before", File.ReadAllText(InFolder("report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_cases_cannot_be_told()
    {
        var suite = Write("cases.jsonl", 10, static i => $$"""{ "input": "q{{i}}", "expected": "{{i}}" }""");
        var answers = Write("a.jsonl", 10, static i => $$"""{ "input": "q{{i}}", "answer": "{{i}}" }""");
        var others = Write("b.jsonl", 10, static i => $$"""{ "input": "q{{i}}", "answer": "{{i}}" }""");

        var run = await RunAsync("eval", suite, "--baseline", answers, "--candidate", others);

        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith("## Cannot tell", run.Output, StringComparison.Ordinal);
        Assert.Contains("more cases", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Short_answers_are_compared_with_long_ones_and_a_re_run_asks_nobody()
    {
        await using var emulator = await ProviderEmulator.StartAsync(new EmulatorOptions
        {
            FirstTokenDelay = TimeSpan.Zero,
            Rules = AnswerRules.Parse(
                """
                { "rules": [
                  { "match": { "regex": "^question (\\d+)$", "system": "one sentence" }, "reply": { "text": "It is {{1}}." } },
                  { "match": { "regex": "^question (\\d+)$" }, "reply": { "text": "Thank you for asking. Having thought about it for a while and looked at it from every side that there is, I can say that it is {{1}}. Do not hesitate to ask again!" } }
                ] }
                """),
        });
        var suite = Write("cases.jsonl", 200, static i => $$"""{ "input": "question {{i}}", "expected": "{{i}}" }""");
        File.WriteAllText(InFolder("short.json"), $$"""{ "model": "claude-haiku-4-5", "system": "You answer.", "brevity": "Answer in one sentence.", "maxOutputTokens": 60, "endpoint": "{{emulator.BaseAddress}}" }""");

        var first = await RunAsync("eval", suite, "--candidate", InFolder("short.json"), "--lever", "output", "--scorer", "contains", "--json");
        var asked = emulator.Stats.Total.Requests;
        var second = await RunAsync("eval", suite, "--candidate", InFolder("short.json"), "--lever", "output", "--scorer", "contains", "--json");

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Equal((400, 400), (asked, emulator.Stats.Total.Requests));
        using var json = JsonDocument.Parse(second.Output);
        JsonElement baseline = json.RootElement.GetProperty("baseline"), candidate = json.RootElement.GetProperty("candidate");
        Assert.True(candidate.GetProperty("usage").GetProperty("output").GetInt64() * 3 < baseline.GetProperty("usage").GetProperty("output").GetInt64());
        Assert.True(candidate.GetProperty("cost").GetDecimal() < baseline.GetProperty("cost").GetDecimal());
        Assert.Equal(0, candidate.GetProperty("paid").GetDecimal());
    }

    [Theory]
    [InlineData("{ \"model\": \"no-such-model\" }", "'no-such-model'")]
    [InlineData("{ \"system\": \"x\" }", "\"model\"")]
    [InlineData("{ \"model\": \"claude-haiku-4-5\", \"maxTokens\": 3 }", "maxTokens")]
    [InlineData("nonsense", "setup.json")]
    public async Task A_setup_that_cannot_be_used_is_named(string setup, string named)
    {
        var suite = Write("cases.jsonl", 1, static _ => """{ "input": "q", "expected": "a" }""");
        File.WriteAllText(InFolder("setup.json"), setup);

        var run = await RunAsync("eval", suite, "--baseline", InFolder("setup.json"), "--candidate", InFolder("setup.json"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(named, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--margin", "0")]
    [InlineData("--confidence", "2")]
    [InlineData("--looks", "0")]
    [InlineData("--lever", "input")]
    [InlineData("--scorer", "taste")]
    public async Task An_option_that_cannot_be_used_is_named(string option, string value)
    {
        var suite = Write("cases.jsonl", 1, static _ => """{ "input": "q", "expected": "a" }""");
        var answers = Write("a.jsonl", 1, static _ => """{ "input": "q", "answer": "a" }""");

        var run = await RunAsync("eval", suite, "--baseline", answers, "--candidate", answers, option, value);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(value, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_simulation_prints_a_row_per_promise()
    {
        var run = await RunAsync("eval", "--simulate", "--runs", "20", "--json");

        using var json = JsonDocument.Parse(run.Output);
        Assert.True(json.RootElement.GetArrayLength() > 15);
        Assert.All(json.RootElement.EnumerateArray(), static row => Assert.Equal(20, row.GetProperty("runs").GetInt32()));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_model_of_the_users_own_file_is_known()
    {
        var suite = Write("cases.jsonl", 2, static i => $$"""{ "input": "q{{i}}", "expected": "{{i}}" }""");
        File.WriteAllText(InFolder("setup.json"), """{ "model": "acme-1" }""");
        File.WriteAllText(InFolder("models.json"), """{ "format": 1, "models": [ { "id": "acme-1", "provider": "gemini", "checked": "2026-11-20", "sources": ["https://acme.example"] } ] }""");

        var without = await RunAsync("eval", suite, "--baseline", InFolder("setup.json"), "--candidate", InFolder("setup.json"));
        var with = await RunAsync("eval", suite, "--baseline", InFolder("setup.json"), "--candidate", InFolder("setup.json"), "--models", InFolder("models.json"));

        Assert.Contains("'acme-1' of 'setup' is not in the catalogue; `cacheprefix models list` shows those that are, --models adds others.", without.Error, StringComparison.Ordinal);
        Assert.Contains("cannot ask 'acme-1', which is of gemini", with.Error, StringComparison.Ordinal);
    }

    private Task<CommandRun> RunAsync(params string[] arguments) =>
        CommandRun.OfAsync(arguments is ["eval", ..] && !arguments.Contains("--simulate") ? [.. arguments, "--answers", InFolder("answers")] : arguments);

    private string InFolder(string name) => Path.Combine(_folder, name);

    private string Write(string name, int lines, Func<int, string> line)
    {
        File.WriteAllLines(InFolder(name), Enumerable.Range(0, lines).Select(line));
        return InFolder(name);
    }
}
