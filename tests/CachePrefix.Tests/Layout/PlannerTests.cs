using CachePrefix.Tests.Fakes;
using Microsoft.Extensions.AI;

namespace CachePrefix.Tests.Layout;

public class PlannerTests
{
    private static readonly TestPrompt Full = new()
    {
        Role = "role",
        Handbook = "handbook",
        Customer = "customer",
        Examples = [new PromptExample("q", "a")],
        History = [new ChatMessage(ChatRole.User, "earlier"), new ChatMessage(ChatRole.Assistant, "reply")],
        Question = "question",
    };

    [Fact]
    public async Task Segments_are_sent_in_ladder_order_and_each_rung_ends_with_a_breakpoint()
    {
        var request = await TestClient.SendAsync(Full);

        Assert.Equal(
            [
                "system: role |5m",
                "system: handbook |5m",
                "system: customer",
                "user: q",
                "assistant: a |5m",
                "user: earlier",
                "assistant: reply |5m",
                "user: question",
            ],
            request.Lines);
    }

    [Fact]
    public async Task Without_examples_the_tenant_rung_ends_at_its_text()
    {
        var request = await TestClient.SendAsync(Full with { Examples = [], History = [] });

        Assert.Equal(["system: role |5m", "system: handbook |5m", "system: customer |5m", "user: question"], request.Lines);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n\t")]
    public async Task An_empty_segment_is_not_sent_and_carries_no_breakpoint(string? empty)
    {
        var request = await TestClient.SendAsync(new TestPrompt { Role = "role", Handbook = empty, Customer = empty, Question = "question" });

        Assert.Equal(["system: role |5m", "user: question"], request.Lines);
    }

    [Fact]
    public async Task Examples_keep_their_own_rung_when_no_less_stable_text_precedes_them()
    {
        var request = await TestClient.SendAsync(new TestPrompt
        {
            Role = "role",
            Examples = [new PromptExample("q", "a")],
            Manual = new UriContent("https://example.org/manual.pdf", "application/pdf"),
            Question = "question",
        });

        Assert.Equal(
            ["system: role", "user: q", "assistant: a |5m", "user: https://example.org/manual.pdf |5m", "user: question"],
            request.Lines);
    }

    [Fact]
    public async Task Tools_carry_the_breakpoint_when_nothing_else_stands_on_their_rung()
    {
        var definition = new TestDefinition<string>(TextResultReader.Instance) { ToolList = [AIFunctionFactory.Create(() => 1, "one")] };

        var request = await TestClient.SendAsync(new TestPrompt { Handbook = "handbook", Question = "question" }, definition);

        Assert.True(Breakpoint.TryGet(request.Options!.AdditionalProperties, out _));
        Assert.Equal(["system: handbook |5m", "user: question"], request.Lines);
    }

    [Fact]
    public async Task Constant_text_takes_the_breakpoint_over_from_the_tools()
    {
        var definition = new TestDefinition<string>(TextResultReader.Instance) { ToolList = [AIFunctionFactory.Create(() => 1, "one")] };

        var request = await TestClient.SendAsync(new TestPrompt { Role = "role", Question = "question" }, definition);

        Assert.False(Breakpoint.TryGet(request.Options!.AdditionalProperties, out _));
        Assert.Equal(["system: role |5m", "user: question"], request.Lines);
    }

    [Fact]
    public async Task A_prompt_without_any_user_turn_is_refused_by_name()
    {
        var exception = await Assert.ThrowsAsync<ArgumentException>(() => TestClient.SendAsync(new TestPrompt { Role = "role" }));

        Assert.Contains("'TestPrompt' has no user turn", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_prompt_never_shares_lists_or_contents_between_calls()
    {
        var client = new ScriptedChatClient("claude-haiku-4-5", "ok");
        var definition = new TestDefinition<string>(TextResultReader.Instance) { ToolList = [AIFunctionFactory.Create(() => 1, "one")] };
        var sender = TestClient.Create(definition, ("simple", client));

        await sender.SendAsync(Full);
        client.Requests[0].Options!.Tools!.Clear();
#pragma warning disable CPA1014 // a sent message is changed on purpose
        ((TextContent)client.Requests[0].Messages[0].Contents[0]).Text = "changed by middleware";
#pragma warning restore CPA1014
        await sender.SendAsync(Full);

        Assert.Equal("system: role |5m", client.Requests[1].Lines[0]);
        Assert.Single(client.Requests[1].Options!.Tools!);
    }
}
