using CachePrefix.Tests.Fakes;

namespace CachePrefix.Tests.Calls;

public class CascadeTests
{
    private static readonly TestPrompt Prompt = new() { Role = "role", Question = "question" };
    private static readonly PromptRoute Route = new(RouteKind.Cascade, ["simple", "complex"]);

    [Fact]
    public async Task A_valid_answer_of_the_first_tier_ends_the_cascade()
    {
        var complex = new ScriptedChatClient("claude-sonnet-4-6", "good");

        var result = await Create(new ScriptedChatClient("claude-haiku-4-5", "good"), complex).SendAsync(Prompt);

        Assert.Equal("simple", result.Tier);
        Assert.Empty(complex.Requests);
    }

    [Fact]
    public async Task A_rejected_answer_escalates_and_both_attempts_are_counted()
    {
        var result = await Create(new ScriptedChatClient("claude-haiku-4-5", "bad"), new ScriptedChatClient("claude-sonnet-4-6", "good")).SendAsync(Prompt);

        Assert.Equal(("good", "complex"), (result.Value, result.Tier));
        Assert.Equal([AttemptOutcome.Rejected, AttemptOutcome.Accepted], result.Attempts.Select(attempt => attempt.Outcome));
        Assert.Equal(["claude-haiku-4-5", "claude-sonnet-4-6"], result.Attempts.Select(attempt => attempt.Model));
    }

    [Fact]
    public async Task The_last_tiers_answer_is_returned_although_it_is_not_valid()
    {
        var result = await Create(new ScriptedChatClient("claude-haiku-4-5", "bad"), new ScriptedChatClient("claude-sonnet-4-6", "worse")).SendAsync(Prompt);

        Assert.Equal("worse", result.Value);
        Assert.False(result.IsValid);
    }

    [Fact]
    public async Task An_unreadable_answer_escalates()
    {
        var definition = new TestDefinition<Answer>(TestDefinition.Json<Answer>()) { RouteTo = Route };
        var sender = TestClient.Create(
            definition,
            ("simple", new ScriptedChatClient("claude-haiku-4-5", "not json")),
            ("complex", new ScriptedChatClient("claude-sonnet-4-6", """{"text":"good"}""")));

        var result = await sender.SendAsync(Prompt);

        Assert.Equal(new Answer("good"), result.Value);
        Assert.Equal(AttemptOutcome.Unreadable, result.Attempts[0].Outcome);
    }

    [Fact]
    public async Task An_unreadable_answer_of_the_last_tier_is_an_error_that_keeps_the_text()
    {
        var definition = new TestDefinition<Answer>(TestDefinition.Json<Answer>());
        var sender = TestClient.Create(definition, ("simple", new ScriptedChatClient("claude-haiku-4-5", "not json")));

        var exception = await Assert.ThrowsAsync<PromptException>(() => sender.SendAsync(Prompt));

        Assert.Equal("not json", exception.Answer);
        Assert.Contains("the answer cannot be read as Answer", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_validator_that_throws_is_an_error_that_says_so()
    {
        var definition = new TestDefinition<string>(TextResultReader.Instance) { Validator = (_, _) => throw new FormatException("no digits") };
        var sender = TestClient.Create(definition, ("simple", new ScriptedChatClient("claude-haiku-4-5", "x")));

        var exception = await Assert.ThrowsAsync<PromptException>(() => sender.SendAsync(Prompt));

        Assert.Contains("the validator failed with FormatException", exception.Message, StringComparison.Ordinal);
        Assert.Equal("no digits", exception.InnerException?.Message);
    }

    [Fact]
    public async Task A_stream_numbers_its_attempts_so_that_void_text_can_be_dropped()
    {
        var pieces = new List<(int, string)>();
        await foreach (var update in Create(new ScriptedChatClient("claude-haiku-4-5", "bad"), new ScriptedChatClient("claude-sonnet-4-6", "good")).StreamAsync(Prompt))
        {
            if (update.Text.Length > 0)
                pieces.Add((update.Attempt, update.Text));
        }

        Assert.Equal([(1, "bad"), (2, "good")], pieces);
    }

    [Fact]
    public async Task A_route_method_names_the_tier()
    {
        var definition = new TestDefinition<string>(TextResultReader.Instance)
        {
            RouteTo = new PromptRoute(RouteKind.Method, ["simple", "complex"]),
            Router = prompt => prompt.Question!.Length > 5 ? "complex" : "simple",
        };
        var sender = TestClient.Create(
            definition,
            ("simple", new ScriptedChatClient("claude-haiku-4-5", "s")),
            ("complex", new ScriptedChatClient("claude-sonnet-4-6", "c")));

        Assert.Equal("complex", (await sender.SendAsync(Prompt)).Tier);
        Assert.Equal("simple", (await sender.SendAsync(Prompt with { Question = "short" })).Tier);
    }

    [Fact]
    public async Task A_route_method_that_names_an_unknown_tier_is_told_the_tiers_that_exist()
    {
        var definition = new TestDefinition<string>(TextResultReader.Instance)
        {
            RouteTo = new PromptRoute(RouteKind.Method, ["simple"]),
            Router = _ => "medium",
        };
        var sender = TestClient.Create(definition, ("simple", new ScriptedChatClient("claude-haiku-4-5", "s")));

        var exception = await Assert.ThrowsAsync<CachePrefixConfigurationException>(() => sender.SendAsync(Prompt));

        Assert.Equal("Prompt 'TestPrompt' uses tier 'medium', but there is no such tier. The tiers are: simple.", exception.Message);
    }

    private static TestClient<string> Create(ScriptedChatClient simple, ScriptedChatClient complex) => TestClient.Create(
        new TestDefinition<string>(TextResultReader.Instance) { RouteTo = Route, Validator = (_, answer) => answer == "good" },
        ("simple", simple),
        ("complex", complex));

    private sealed record Answer(string Text);
}
