using System.Text.Json;
using OpenAI.Chat;
using static CachePrefix.Emulator.Tests.Support.Gpt;

namespace CachePrefix.Emulator.Tests.OpenAI;

public sealed class ChatTests
{
    private const string Rules = """
        { "rules": [
          { "match": { "contains": "order" }, "reply": { "toolCalls": [{ "name": "find", "input": { "id": 17 } }] } },
          { "match": { "contains": "order", "afterTool": true }, "reply": { "text": "It is on its way: {{tool}}." } },
          { "reply": { "text": "one two three four five six seven eight nine ten eleven" } }
        ] }
        """;

    [Fact]
    public async Task The_sdk_reads_answers_tools_and_usage()
    {
        await using var gpt = await StartAsync(Rules);
        var client = gpt.Client("gpt-5.1");
        var options = new ChatCompletionOptions { Tools = { ChatTool.CreateFunctionTool("find") } };
        List<ChatMessage> messages = [new SystemChatMessage("Help."), new UserChatMessage("Where is my order?")];

        var call = (await client.CompleteChatAsync(messages, options)).Value;
        Assert.Equal(ChatFinishReason.ToolCalls, call.FinishReason);
        var tool = Assert.Single(call.ToolCalls);
        Assert.Equal(17, JsonDocument.Parse(tool.FunctionArguments).RootElement.GetProperty("id").GetInt32());

        messages.Add(new AssistantChatMessage(call));
        messages.Add(new ToolChatMessage(tool.Id, "Hamburg"));
        var answer = (await client.CompleteChatAsync(messages, options)).Value;
        Assert.Equal("It is on its way: Hamburg.", answer.Content[0].Text);
        Assert.Equal(ChatFinishReason.Stop, answer.FinishReason);
        Assert.Equal(answer.Usage.TotalTokenCount, answer.Usage.InputTokenCount + answer.Usage.OutputTokenCount);
    }

    [Fact]
    public async Task A_stream_says_what_a_completion_says()
    {
        await using var gpt = await StartAsync(Rules);
        var client = gpt.Client("gpt-5.1");
        var text = "";
        ChatTokenUsage? usage = null;
        ChatFinishReason? reason = null;
        await foreach (var update in client.CompleteChatStreamingAsync(new UserChatMessage("Hello")))
        {
            text += string.Concat(update.ContentUpdate.Select(part => part.Text));
            usage ??= update.Usage;
            reason ??= update.FinishReason;
        }

        var whole = (await client.CompleteChatAsync(new UserChatMessage("Hello"))).Value;
        Assert.Equal((whole.Content[0].Text, whole.FinishReason), (text, reason));
        Assert.Equal((whole.Usage.InputTokenCount, whole.Usage.OutputTokenCount), (usage!.InputTokenCount, usage.OutputTokenCount));
    }

    [Fact]
    public async Task Tool_calls_are_streamed_too()
    {
        await using var gpt = await StartAsync(Rules);
        var arguments = "";
        await foreach (var update in gpt.Client("gpt-5.1").CompleteChatStreamingAsync(new UserChatMessage("order")))
            arguments += string.Concat(update.ToolCallUpdates.Select(call => call.FunctionArgumentsUpdate.ToString()));

        Assert.Equal(17, JsonDocument.Parse(arguments).RootElement.GetProperty("id").GetInt32());
    }

    [Fact]
    public async Task The_answer_ends_where_the_request_says()
    {
        await using var gpt = await StartAsync(Rules);

        var cut = (await gpt.Client("gpt-5.1").CompleteChatAsync([new UserChatMessage("Hello")], new ChatCompletionOptions { MaxOutputTokenCount = 2 })).Value;

        Assert.Equal(("one two", ChatFinishReason.Length, 2), (cut.Content[0].Text, cut.FinishReason, cut.Usage.OutputTokenCount));
    }

    [Fact]
    public async Task Errors_have_the_providers_form()
    {
        await using var gpt = await StartAsync();
        using var http = new HttpClient { BaseAddress = gpt.Emulator.BaseAddress };

        await gpt.RefusedAsync(Body("gpt-nope", Message("user", "x")), 404, "The model `gpt-nope` does not exist or you do not have access to it.");
        await gpt.RefusedAsync(Body("claude-sonnet-4-6", Message("user", "x")), 404, "model_not_found");
        await gpt.RefusedAsync(Body("gpt-5"), 400, "empty array");
        var withoutKey = await http.PostAsync("v1/chat/completions", new StringContent("{}"));
        Assert.Equal(401, (int)withoutKey.StatusCode);
        Assert.Equal("invalid_request_error", JsonDocument.Parse(await withoutKey.Content.ReadAsStringAsync()).RootElement.GetProperty("error").GetProperty("type").GetString());
    }
}
