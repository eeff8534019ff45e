using System.Text.Json;
using CachePrefix.Emulator;
using CachePrefix.Tool.Tests.Support;

namespace CachePrefix.Tool.Tests.Commands;

public sealed class BatchCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cacheprefix-batch-").FullName;

    private FolderBatchStore Store => new(_folder);

    [Fact]
    public async Task List_shows_runs_newest_first()
    {
        Assert.Contains("There is no run in", (await RunAsync("list")).Output, StringComparison.Ordinal);
        await SaveAsync(Run("old", day: 1, Part(1, BatchPartState.Done)));
        await SaveAsync(Run("new", day: 2, Part(1, BatchPartState.Done), Part(2, BatchPartState.Running)));
        await SaveAsync(Run("begun", day: 3) with { IsPrepared = false });

        var text = await RunAsync("list");
        var json = await RunAsync("list", "--json");

        Assert.Equal(
            """
            begun: 7 prompts of TagPrompt, submitted 2026-11-03 10:30 UTC, not yet written down, so nothing was sent
            new: 7 prompts of TagPrompt, submitted 2026-11-02 10:30 UTC, 1 of 2 batches done
            old: 7 prompts of TagPrompt, submitted 2026-11-01 10:30 UTC, done

            """.ReplaceLineEndings(),
            text.Output);
        using var document = JsonDocument.Parse(json.Output);
        Assert.Equal(["begun", "new", "old"], document.RootElement.EnumerateArray().Select(run => run.GetProperty("name").GetString()));
        Assert.Equal("Running", document.RootElement[1].GetProperty("parts")[1].GetProperty("state").GetString());
    }

    [Fact]
    public async Task Status_shows_the_batches_and_tells_by_its_exit_code_whether_the_run_is_done()
    {
        await SaveAsync(Run("half", day: 1, Part(2, BatchPartState.Running) with { BatchId = "msgbatch_1", Completed = 3 }, Part(1, BatchPartState.Done) with { Error = "no credit" }));
        await SaveAsync(Run("whole", day: 1, Part(1, BatchPartState.Done) with { Completed = 7 }));

        var half = await RunAsync("status", "half");
        var whole = await RunAsync("status", "whole", "--json");

        Assert.Equal((1, 0), (half.ExitCode, whole.ExitCode));
        Assert.Equal(
            """
            half: 7 prompts of TagPrompt, submitted 2026-11-01 10:30 UTC, 1 of 2 batches done
              1 on simple: done, 0 of 7 requests: no credit
              2 on simple: running, 3 of 7 requests, msgbatch_1

            """.ReplaceLineEndings(),
            half.Output);
        using var document = JsonDocument.Parse(whole.Output);
        Assert.Equal(7, document.RootElement.GetProperty("parts")[0].GetProperty("completed").GetInt32());
    }

    [Fact]
    public async Task Cancel_writes_the_wish_down_unless_another_process_has_the_run()
    {
        await SaveAsync(Run("half", day: 1, Part(1, BatchPartState.Running)));
        await SaveAsync(Run("whole", day: 1, Part(1, BatchPartState.Done)));

        await using (await Store.TryLockAsync("half", default))
        {
            var locked = await RunAsync("cancel", "half");
            Assert.Equal(2, locked.ExitCode);
            Assert.Contains("A process works on run 'half'", locked.Error, StringComparison.Ordinal);
        }

        Assert.False((await Store.FindAsync("half", default))!.IsCancelled);
        Assert.Equal(0, (await RunAsync("cancel", "half")).ExitCode);
        Assert.True((await Store.FindAsync("half", default))!.IsCancelled);
        Assert.Contains("nothing to stop", (await RunAsync("cancel", "whole")).Output, StringComparison.Ordinal);
        Assert.False((await Store.FindAsync("whole", default))!.IsCancelled);
    }

    [Theory]
    [InlineData("status", "none", "There is no run 'none'")]
    [InlineData("cancel", "none", "There is no run 'none'")]
    [InlineData("status", "../none", "cannot name a batch run")]
    [InlineData("cancel", "broken", "is no state of a batch run")]
    public async Task What_cannot_be_read_is_named(string command, string run, string expected)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "broken"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "broken", "run.json"), "{");

        var result = await RunAsync(command, run);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Results_shows_what_was_answered_in_the_forms_of_all_providers()
    {
        await SaveAsync(Run("mixed", day: 1, Part(1, BatchPartState.Done), Part(2, BatchPartState.Done), Part(3, BatchPartState.Done) with { IsDirect = true, Tier = "complex" }));
        await WriteAsync("mixed", "part-0001.results.jsonl", """
            {"custom_id":"cp-A-1-0-X","result":{"type":"succeeded","message":{"content":[{"type":"text","text":"one\ntwo"}]}}}
            {"custom_id":"cp-A-1-1-X","result":{"type":"expired"}}
            { this is no JSON
            {"custom_id":"cp-A-1-2-X","result":{"type":"errored","error":{"type":"error","error":{"type":"invalid_request_error","message":"too long"}}}}
            {"custom_id":"foreign","result":{"type":"expired"}}
            """);
        await WriteAsync("mixed", "part-0002.results.jsonl", """
            {"id":"b","custom_id":"cp-A-2-3-X","response":{"status_code":200,"body":{"choices":[{"message":{"content":"three"}}]}},"error":null}
            {"id":"b","custom_id":"cp-A-2-4-X","response":{"status_code":200,"body":{"output":[{"content":[{"type":"output_text","text":"four"}]}]}},"error":null}
            {"id":"b","custom_id":"cp-A-2-5-X","response":null,"error":{"code":"batch_cancelled","message":"not executed"}}
            """);
        await WriteAsync("mixed", "part-0003.results.jsonl", """
            {"customId":"cp-A-3-1-X","response":{"messages":[{"role":"assistant","contents":[{"$type":"text","text":"at last"}]}]},"latency":"00:00:01"}
            {"customId":"cp-A-3-6-X","latency":"00:00:01","error":"no network"}
            """);

        var text = await RunAsync("results", "mixed");
        var json = await RunAsync("results", "mixed", "--json");

        Assert.Equal(
            """
            0 succeeded: one two
            1 succeeded: at last
            2 failed: too long
            3 succeeded: three
            4 succeeded: four
            5 cancelled: not executed
            6 failed: no network

            """.ReplaceLineEndings(),
            text.Output);
        using var document = JsonDocument.Parse(json.Output);
        Assert.Equal(["simple", "complex"], document.RootElement.EnumerateArray().Take(2).Select(static item => item.GetProperty("tier").GetString()));
        Assert.Contains("'nothing'", (await RunAsync("results", "nothing")).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("claude-haiku-4-5", "anthropic")]
    [InlineData("gpt-5.6-luna", "openai chat")]
    [InlineData("gpt-5.6-luna", "openai responses")]
    public async Task Resume_submits_waits_and_copies_results(string model, string kind)
    {
        await using var emulator = await ProviderEmulator.StartAsync(new EmulatorOptions
        {
            BatchDuration = TimeSpan.FromMilliseconds(10), FirstTokenDelay = TimeSpan.Zero, Rules = AnswerRules.Parse("""{ "rules": [ { "reply": { "text": "tag" } } ] }"""),
        });
        var body = kind switch
        {
            "anthropic" => $$"""{"model":"{{model}}","max_tokens":9,"messages":[{"role":"user","content":"Ticket"}]}""",
            "openai chat" => $$"""{"model":"{{model}}","messages":[{"role":"user","content":"Ticket"}]}""",
            _ => $$"""{"model":"{{model}}","input":[{"type":"message","role":"user","content":[{"type":"input_text","text":"Ticket"}]}]}""",
        };
        await SaveAsync(Run("begun", day: 1, Part(1, BatchPartState.Prepared) with { Requests = 2 }) with { Prompts = 2 });
        await WriteAsync("begun", "part-0001.requests", $"cp-A-1-0-X\t{body}\ncp-A-1-1-X\t{body}\n");

        var keyless = await RunWithKeyAsync(environment: null, "resume", "begun", "--base-url", emulator.BaseAddress.ToString());
        var resumed = await RunWithKeyAsync(kind == "anthropic" ? "ANTHROPIC_API_KEY" : "OPENAI_API_KEY", "resume", "begun", "--poll", "0.02", "--base-url", emulator.BaseAddress.ToString());
        var results = await RunAsync("results", "begun");

        Assert.Contains("There is no key: set the environment variable", keyless.Error, StringComparison.Ordinal);
        Assert.True(resumed.ExitCode == 0, resumed.Error);
        Assert.Contains("The results of run 'begun' are in the store", resumed.Output, StringComparison.Ordinal);
        Assert.Equal("0 succeeded: tag\n1 succeeded: tag\n".ReplaceLineEndings(), results.Output);
        Assert.Equal(2, emulator.Stats.Total.BatchRequests);
    }

    private async Task<CommandRun> RunWithKeyAsync(string? environment, params string[] arguments)
    {
        foreach (var name in new[] { "ANTHROPIC_API_KEY", "OPENAI_API_KEY" })
            Environment.SetEnvironmentVariable(name, name == environment ? "any" : null);
        return await RunAsync(arguments);
    }

    private async Task WriteAsync(string run, string file, string text)
    {
        await using var stream = await Store.CreateAsync(run, file, default);
        await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text));
    }

    private static BatchRun Run(string name, int day, params BatchPart[] parts) => new()
    {
        Name = name, Prompt = "TagPrompt", Prompts = 7, CreatedAt = new DateTimeOffset(2026, 11, day, 10, 30, 0, TimeSpan.Zero), IsPrepared = true, Parts = parts,
    };

    private static BatchPart Part(int number, BatchPartState state) => new() { Number = number, Tier = "simple", Requests = 7, State = state };

    private async Task SaveAsync(BatchRun run) => await Store.SaveAsync(run, default);

    private Task<CommandRun> RunAsync(params string[] arguments) => CommandRun.OfAsync(["batch", .. arguments, "--folder", _folder]);
}
