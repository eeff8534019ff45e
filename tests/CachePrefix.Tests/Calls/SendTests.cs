using System.Net;
using CachePrefix.Tests.Fakes;
using Microsoft.Extensions.AI;

namespace CachePrefix.Tests.Calls;

public class SendTests
{
    private static readonly TestPrompt Prompt = new() { Role = "role", Question = "question" };

    [Fact]
    public async Task A_result_says_what_the_call_took()
    {
        var usage = new UsageDetails
        {
            InputTokenCount = 1_000_000,
            CachedInputTokenCount = 600_000,
            OutputTokenCount = 100_000,
            AdditionalCounts = new() { [UsageKeys.Written5m] = 200_000, [UsageKeys.Written1h] = 100_000 },
        };
        var client = new ScriptedChatClient("claude-haiku-4-5", (_, _) => Task.FromResult(ScriptedChatClient.Reply("fine", usage)));

        var result = await TestClient.Create(TestDefinition.Text, ("simple", client)).SendAsync(Prompt);

        Assert.Equal("fine", result.Value);
        Assert.Equal("simple", result.Tier);
        Assert.Equal("claude-haiku-4-5", result.Model);
        Assert.Equal(new TokenUsage(100_000, 600_000, 200_000, 100_000, 100_000), result.Usage);
        Assert.Equal(0.1m + 0.06m + 0.25m + 0.2m + 0.5m, result.Cost);
        Assert.True(result.IsValid);
        Assert.Single(result.Attempts);
    }

    [Fact]
    public async Task A_model_without_a_price_has_no_cost_rather_than_none()
    {
        var client = new ScriptedChatClient("house-model", "fine");

        var result = await TestClient.Create(TestDefinition.Text, ("simple", client)).SendAsync(Prompt);

        Assert.Null(result.Cost);
    }

    [Fact]
    public async Task The_adapters_undivided_cache_writes_count_as_five_minute_writes()
    {
        var usage = new UsageDetails
        {
            InputTokenCount = 30,
            OutputTokenCount = 1,
            AdditionalCounts = new() { ["CacheCreationInputTokens"] = 20 },
        };
        var client = new ScriptedChatClient("claude-haiku-4-5", (_, _) => Task.FromResult(ScriptedChatClient.Reply("fine", usage)));

        var result = await TestClient.Create(TestDefinition.Text, ("simple", client)).SendAsync(Prompt);

        Assert.Equal(new TokenUsage(UncachedInput: 10, CacheWrite5m: 20, Output: 1), result.Usage);
    }

    [Fact]
    public async Task A_provider_error_keeps_its_status_and_message_and_names_the_call()
    {
        var client = new ScriptedChatClient(
            "claude-haiku-4-5",
            (_, _) => throw new InvalidOperationException(
                "overloaded_error: try later",
                new HttpRequestException("inner", inner: null, HttpStatusCode.ServiceUnavailable)));

        var exception = await Assert.ThrowsAsync<PromptException>(
            () => TestClient.Create(TestDefinition.Text, ("simple", client)).SendAsync(Prompt));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, exception.StatusCode);
        Assert.Equal("Prompt 'TestPrompt' on tier 'simple' (model claude-haiku-4-5, attempt 1): overloaded_error: try later", exception.Message);
        Assert.Equal(("TestPrompt", "simple", "claude-haiku-4-5", 1), (exception.Prompt, exception.Tier, exception.Model, exception.Attempt));
    }

    [Fact]
    public async Task A_connection_that_fails_has_no_status()
    {
        var client = new ScriptedChatClient("claude-haiku-4-5", (_, _) => throw new HttpRequestException("connection refused"));

        var exception = await Assert.ThrowsAsync<PromptException>(
            () => TestClient.Create(TestDefinition.Text, ("simple", client)).SendAsync(Prompt));

        Assert.Null(exception.StatusCode);
    }

    [Fact]
    public async Task A_time_out_of_the_provider_is_an_error_of_the_call()
    {
        var client = new ScriptedChatClient("claude-haiku-4-5", (_, _) => throw new TaskCanceledException("timed out"));

        await Assert.ThrowsAsync<PromptException>(() => TestClient.Create(TestDefinition.Text, ("simple", client)).SendAsync(Prompt));
    }

    [Fact]
    public async Task Cancellation_reaches_the_client_and_comes_back_as_cancellation()
    {
        using var cancel = new CancellationTokenSource();
        var started = new TaskCompletionSource();
        var client = new ScriptedChatClient("claude-haiku-4-5", async (_, token) =>
        {
            started.SetResult();
            await Task.Delay(Timeout.Infinite, token);
            return ScriptedChatClient.Reply("never");
        });

        var sending = TestClient.Create(TestDefinition.Text, ("simple", client)).SendAsync(Prompt, cancel.Token);
        await started.Task;
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task A_stream_ends_with_the_whole_result()
    {
        var client = new ScriptedChatClient(
            "claude-haiku-4-5",
            (_, _) => Task.FromResult(ScriptedChatClient.Reply("streamed", new UsageDetails { InputTokenCount = 7, OutputTokenCount = 2 })));
        var updates = new List<PromptUpdate<string>>();

        await foreach (var update in TestClient.Create(TestDefinition.Text, ("simple", client)).StreamAsync(Prompt))
            updates.Add(update);

        Assert.Equal("streamed", string.Concat(updates.Select(update => update.Text)));
        Assert.All(updates.SkipLast(1), update => Assert.Null(update.Result));
        Assert.Equal("streamed", updates[^1].Result!.Value);
        Assert.Equal(new TokenUsage(UncachedInput: 7, Output: 2), updates[^1].Result!.Usage);
    }

    [Fact]
    public async Task A_stream_that_breaks_is_an_error_that_names_the_call()
    {
        var client = new ScriptedChatClient("claude-haiku-4-5", (_, _) => throw new IOException("cut"));

        var exception = await Assert.ThrowsAsync<PromptException>(async () =>
        {
            await foreach (var _ in TestClient.Create(TestDefinition.Text, ("simple", client)).StreamAsync(Prompt))
            {
            }
        });

        Assert.Contains("tier 'simple'", exception.Message, StringComparison.Ordinal);
    }
}
