using System.ComponentModel;
using CachePrefix.Tests.Fakes;
using Microsoft.Extensions.AI;

namespace CachePrefix.Tests.Tools;

public class ToolLoopTests
{
    private static readonly TestPrompt Prompt = new() { Role = "role", Question = "question" };
    private static readonly TestDefinition<string> Definition = new(TextResultReader.Instance)
    {
        ToolList =
        [
            AIFunctionFactory.Create(Double, "double"),
            AIFunctionFactory.Create(int () => throw new InvalidOperationException("the shelf is empty"), "fail"),
        ],
    };

    [Fact]
    public async Task Calls_are_answered_in_order_and_the_last_answer_is_the_result()
    {
        var (sender, client) = Create(
            _ => ScriptedChatClient.Call(new("1", "double", Number(4)), new("2", "double", Number(5))),
            _ => ScriptedChatClient.Reply("done"));

        var result = await sender.SendAsync(Prompt);

        Assert.Equal("done", result.Value);
        Assert.Equal(
            ["system: role |5m", "user: question", "assistant: call double", "assistant: call double", "tool: result 8", "tool: result 10 |5m"],
            client.Requests[1].Lines);
        Assert.Equal(3, result.Response.Messages.Count);
    }

    [Fact]
    public async Task The_prefix_keeps_its_text_and_the_rolling_breakpoint_moves_to_the_last_result()
    {
        var (sender, client) = Create(
            _ => ScriptedChatClient.Call(new FunctionCallContent("1", "double", Number(1))),
            _ => ScriptedChatClient.Call(new FunctionCallContent("2", "double", Number(2))),
            _ => ScriptedChatClient.Reply("done"));

        await sender.SendAsync(Prompt with { History = [new(ChatRole.User, "a"), new(ChatRole.Assistant, "b")] });

        Assert.Equal("assistant: b |5m", client.Requests[0].Lines[2]);
        Assert.Equal(
            ["system: role |5m", "user: a", "assistant: b", "user: question", "assistant: call double", "tool: result 2 |5m"],
            client.Requests[1].Lines);
        Assert.Equal("tool: result 2", client.Requests[2].Lines[5]);
        Assert.Equal("tool: result 4 |5m", client.Requests[2].Lines[7]);
    }

    [Fact]
    public async Task Usage_of_every_iteration_is_counted()
    {
        var (sender, _) = Create(
            _ => WithUsage(ScriptedChatClient.Call(new FunctionCallContent("1", "double", Number(1)))),
            _ => WithUsage(ScriptedChatClient.Reply("done")));

        var result = await sender.SendAsync(Prompt);

        Assert.Equal(new TokenUsage(UncachedInput: 20, Output: 4), result.Usage);
    }

    [Fact]
    public async Task An_exception_reaches_the_model_without_its_stack()
    {
        var (sender, client) = Create(
            _ => ScriptedChatClient.Call(new FunctionCallContent("1", "fail")),
            _ => ScriptedChatClient.Reply("sorry"));

        await sender.SendAsync(Prompt);

        var result = Assert.IsType<FunctionResultContent>(client.Requests[1].Messages[^1].Contents[0]);
        Assert.Equal("Error: the shelf is empty", result.Result);
        Assert.NotNull(result.Exception);
    }

    [Fact]
    public async Task A_tool_that_does_not_exist_is_answered_with_those_that_do()
    {
        var (sender, client) = Create(
            _ => ScriptedChatClient.Call(new FunctionCallContent("1", "triple")),
            _ => ScriptedChatClient.Reply("sorry"));

        await sender.SendAsync(Prompt);

        Assert.Equal("tool: result Error: there is no tool 'triple'; the tools are double, fail |5m", client.Requests[1].Lines[^1]);
    }

    [Fact]
    public async Task A_model_that_never_stops_calling_is_stopped()
    {
        var (sender, client) = Create(_ => ScriptedChatClient.Call(new FunctionCallContent("1", "double", Number(1))));

        var exception = await Assert.ThrowsAsync<PromptException>(() => sender.SendAsync(Prompt));

        Assert.Contains("still called tools (double) in iteration 10", exception.Message, StringComparison.Ordinal);
        Assert.Equal(10, client.Requests.Count);
    }

    [Fact]
    public async Task Streams_run_tools_too()
    {
        var (sender, client) = Create(
            _ => ScriptedChatClient.Call(new FunctionCallContent("1", "double", Number(3))),
            _ => ScriptedChatClient.Reply("done"));
        PromptResult<string>? result = null;

        await foreach (var update in sender.StreamAsync(Prompt))
            result = update.Result;

        Assert.Equal("done", result!.Value);
        Assert.Equal("tool: result 6 |5m", client.Requests[1].Lines[^1]);
    }

    [Fact]
    public async Task A_client_that_brings_function_invocation_runs_the_tools_itself()
    {
        var answers = new Queue<ChatResponse>(
        [
            ScriptedChatClient.Call(new FunctionCallContent("1", "double", Number(4))),
            ScriptedChatClient.Reply("done"),
        ]);
        var client = new ScriptedChatClient("claude-haiku-4-5", (_, _) => Task.FromResult(answers.Dequeue()));
        var invoking = new FunctionInvokingChatClient(client);

        var result = await TestClient.Create(Definition, ("simple", invoking.WithPrefixGuard())).SendAsync(Prompt);

        Assert.Equal("done", result.Value);
        Assert.Equal(2, client.Requests.Count);
        Assert.Equal("tool: result 8", client.Requests[1].Lines[^1]); // without the breakpoint that the own loop sets
    }

    private static (TestClient<string> Sender, ScriptedChatClient Client) Create(params Func<SentRequest, ChatResponse>[] answers)
    {
        var next = 0;
        var client = new ScriptedChatClient(
            "claude-haiku-4-5", (request, _) => Task.FromResult(answers[Math.Min(next++, answers.Length - 1)](request)));
        return (TestClient.Create(Definition, ("simple", client)), client);
    }

    [Description("Doubles a number.")]
    private static int Double(int number) => number * 2;

    private static Dictionary<string, object?> Number(int number) => new() { ["number"] = number };

    private static ChatResponse WithUsage(ChatResponse response)
    {
        response.Usage = new UsageDetails { InputTokenCount = 10, OutputTokenCount = 2 };
        return response;
    }
}
