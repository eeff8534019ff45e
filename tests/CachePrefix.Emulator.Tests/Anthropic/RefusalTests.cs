using System.Net;
using System.Text.Json.Nodes;
using Anthropic.Exceptions;
using CachePrefix.Emulator.Tests.Support;
using static CachePrefix.Emulator.Tests.Support.Claude;

namespace CachePrefix.Emulator.Tests.Anthropic;

public sealed class RefusalTests
{
    private static readonly string Handbook = Words.Of(1_100);

    [Fact]
    public async Task Four_breakpoints_are_accepted_and_five_refused()
    {
        await using var claude = await StartAsync();
        JsonObject Request(int markers) => Body(
            new JsonArray([.. Enumerable.Range(0, markers).Select(_ => Text(Handbook, ""))]));

        await claude.SendAsync(Request(4));

        await RefusedAsync(claude, Request(5), "A maximum of 4 blocks with cache_control may be provided. Found 5.");
    }

    [Fact]
    public async Task Breakpoints_on_tools_system_messages_and_inside_tool_results_all_count()
    {
        await using var claude = await StartAsync();
        var call = new JsonObject { ["type"] = "tool_use", ["id"] = "t", ["name"] = "a", ["input"] = new JsonObject() };
        var result = new JsonObject { ["type"] = "tool_result", ["tool_use_id"] = "t", ["content"] = new JsonArray(Text("found", ""), Text("more", "")) };
        var request = Body(
            new JsonArray(Text("system", "")),
            new JsonArray(Message("user", new JsonArray(Text("hi", ""))), Message("assistant", new JsonArray(call)), Message("user", new JsonArray(result))),
            new JsonArray(Tool("a", ttl: "")));

        await RefusedAsync(claude, request, "A maximum of 4 blocks with cache_control may be provided. Found 5.");
    }

    [Fact]
    public async Task A_longer_lifetime_must_not_come_after_a_shorter_one()
    {
        await using var claude = await StartAsync();
        var content = new JsonArray(Text("a"), Text("b"), Text("c"), Text("d"), Text("e", "1h"));

        await claude.SendAsync(Body(new JsonArray(Text(Handbook, "1h"), Text("x", "5m"))));

        await RefusedAsync(
            claude,
            Body(new JsonArray(Text(Handbook, "5m")), new JsonArray(Message("user", content))),
            "messages.0.content.4.cache_control.ttl: a ttl='1h' cache_control block must not come after a ttl='5m' cache_control block. "
            + "Note that blocks are processed in the following order: tools, system, messages.");
        await RefusedAsync(
            claude,
            Body(new JsonArray(Text(Handbook, "1h")), tools: new JsonArray(Tool("a", ttl: ""))),
            "system.0.cache_control.ttl: a ttl='1h' cache_control block must not come after a ttl='5m' cache_control block. "
            + "Note that blocks are processed in the following order: tools, system, messages.");
    }

    [Fact]
    public async Task Empty_marked_text_is_refused()
    {
        await using var claude = await StartAsync();

        await RefusedAsync(
            claude,
            Body(messages: new JsonArray(Message("user", "Hello"), Message("assistant", "Yes"), Message("user", new JsonArray(Text("", ""), Text("x"))))),
            "messages.2.content.0.text: cache_control cannot be set for empty text blocks");
        await RefusedAsync(claude, Body(new JsonArray(Text("", ""))), "system.0.text: cache_control cannot be set for empty text blocks");
        await RefusedAsync(claude, Body(new JsonArray(Text(""))), "system: text content blocks must be non-empty");
        await RefusedAsync(claude, Body(messages: new JsonArray(Message("user", new JsonArray(Text(" \n"))))), "messages: text content blocks must contain non-whitespace text");
    }

    [Fact]
    public async Task Thinking_cannot_be_marked()
    {
        await using var claude = await StartAsync();
        var thinking = Mark(new JsonObject { ["type"] = "thinking", ["thinking"] = "Hm.", ["signature"] = "s" }, "");

        await RefusedAsync(
            claude,
            Body(messages: new JsonArray(Message("user", "Hello"), Message("assistant", new JsonArray(thinking, Text("Yes"))), Message("user", "So?"))),
            "messages.1.content.0.thinking.cache_control: Extra inputs are not permitted");
    }

    [Theory]
    [InlineData("2h", "system.0.cache_control.ttl: Input should be '5m' or '1h'")]
    public async Task An_unknown_lifetime_is_refused(string ttl, string message)
    {
        await using var claude = await StartAsync();

        await RefusedAsync(claude, Body(new JsonArray(Text("x", ttl))), message);
    }

    [Theory]
    [InlineData("claude-haiku-4-5", false)]
    [InlineData("claude-sonnet-5", false)]
    [InlineData("claude-opus-4-8", true)]
    [InlineData("claude-fable-5", true)]
    public async Task System_messages_between_others_need_a_model_that_takes_them(string model, bool taken)
    {
        await using var claude = await StartAsync();
        var request = Body(messages: new JsonArray(Message("user", "Hello"), Message("system", "Be brief."), Message("user", "So?")), model: model);

        if (taken)
            await claude.SendAsync(request);
        else
            await RefusedAsync(claude, request, "role 'system' is not supported on this model");
    }

    [Fact]
    public async Task Unknown_roles_and_models_are_refused()
    {
        await using var claude = await StartAsync();
        await RefusedAsync(claude, Body(messages: new JsonArray()), "messages: at least one message is required");
        await RefusedAsync(claude, Body(messages: new JsonArray(Message("tool", "x"))), "messages.0.role: Input should be 'user' or 'assistant'");

        var unknown = await Assert.ThrowsAnyAsync<AnthropicApiException>(() => claude.SendAsync(Body(model: "gpt-5")));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal("model: gpt-5", ErrorOf(unknown).Message);
    }

    [Fact]
    public async Task A_refused_request_writes_nothing_and_costs_nothing()
    {
        await using var claude = await StartAsync();
        await RefusedAsync(claude, Body(new JsonArray(Text(Handbook, ""), Text(""))), "system: text content blocks must be non-empty");

        Assert.Equal(1_100, (await claude.UsageAsync(Body(new JsonArray(Text(Handbook, ""))))).Written5m);
        Assert.Equal((2, 1), (claude.Emulator.Stats.Total.Requests, claude.Emulator.Stats.Total.Errors));
        Assert.Equal(1_102, claude.Emulator.Stats.Total.Tokens.TotalInput);
    }

    internal static async Task RefusedAsync(Claude claude, JsonObject request, string message)
    {
        var error = await Assert.ThrowsAsync<AnthropicBadRequestException>(() => claude.SendAsync(request));
        Assert.Equal(("invalid_request_error", message), ErrorOf(error));
    }

    private static (string Type, string Message) ErrorOf(AnthropicApiException exception)
    {
        var body = JsonNode.Parse(exception.ResponseBody)!;
        Assert.Equal("error", (string?)body["type"]);
        Assert.StartsWith("req_", (string?)body["request_id"], StringComparison.Ordinal);
        return ((string)body["error"]!["type"]!, (string)body["error"]!["message"]!);
    }
}
