using System.Net;
using CachePrefix.Gemini.Tests.Support;
using Microsoft.Extensions.AI;

namespace CachePrefix.Gemini.Tests;

/// <summary>What goes over the wire.</summary>
public sealed class CacheBytesTests
{
    private static readonly GuestPrompt Prompt = new() { Handbook = Lodge.Handbook, Guest = "Ms Meier", Question = "Is the pool open?" };

    [Fact]
    public async Task The_stable_part_becomes_a_cache_and_the_request_names_it_without_system_and_tools()
    {
        using var lodge = new Lodge();

        await lodge.Guest.SendAsync(Prompt);

        var content = Assert.Single(lodge.Service.Bodies("POST /v1beta/cachedContents"));
        Assert.Equal("models/gemini-3.8-flash", content["model"]!.GetValue<string>());
        Assert.Equal("3600s", content["ttl"]!.GetValue<string>());
        Assert.Equal([GuestPrompt.Role, Lodge.Handbook], content["systemInstruction"]!["parts"]!.AsArray().Select(part => part!["text"]!.GetValue<string>()));
        Assert.Equal("find_room", content["tools"]![0]!["functionDeclarations"]![0]!["name"]!.GetValue<string>());
        Assert.Equal("integer", content["tools"]![0]!["functionDeclarations"]![0]!["parametersJsonSchema"]!["properties"]!["guests"]!["type"]!.GetValue<string>());
        Assert.Equal(
            """
            {"messages":[{"role":"user","content":"Ms Meier"},{"role":"user","content":"Is the pool open?"}],"model":"gemini-3.8-flash","max_completion_tokens":200,"extra_body":{"google":{"cached_content":"cachedContents/c1"}}}
            """.Trim(),
            Assert.Single(lodge.Service.Calls).ToJsonString());
    }

    [Fact]
    public async Task A_higher_rung_puts_more_into_the_cache()
    {
        using var lodge = new Lodge(configure: options => options.UpTo = Stability.Tenant);

        await lodge.Guest.SendAsync(Prompt);

        Assert.Equal(3, Assert.Single(lodge.Service.Bodies("POST /v1beta/cachedContents"))["systemInstruction"]!["parts"]!.AsArray().Count);
        Assert.Single(Assert.Single(lodge.Service.Calls)["messages"]!.AsArray());
    }

    [Fact]
    public async Task A_request_without_a_definition_is_cut_at_the_last_breakpoint_of_its_system_text()
    {
        using var lodge = new Lodge();

        await lodge.Client.GetResponseAsync([new(ChatRole.System, [new TextContent(Lodge.Handbook).WithBreakpoint(), new TextContent("behind")]), new(ChatRole.User, "?")]);

        Assert.Equal("""[{"role":"user","content":"behind"},{"role":"user","content":"?"}]""", Assert.Single(lodge.Service.Calls)["messages"]!.ToJsonString());
    }

    [Theory]
    [InlineData("gemini-4-argon")]
    [InlineData("gemini-3.7-flash")]
    [InlineData("unknown")]
    public async Task Models_without_explicit_caches_or_a_known_price_get_the_whole_prompt(string model)
    {
        using var lodge = new Lodge(model: model);

        await lodge.Guest.SendAsync(Prompt);

        Assert.Equal(["POST /v1beta/openai/chat/completions"], lodge.Service.Lines);
        Assert.Equal("system", Assert.Single(lodge.Service.Calls)["messages"]![0]!["role"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_prefix_below_the_minimum_is_not_stored()
    {
        using var lodge = new Lodge();

        await lodge.Guest.SendAsync(Prompt with { Handbook = "short" });

        Assert.Single(lodge.Service.Lines);
    }

    [Fact]
    public async Task A_request_that_forces_tools_goes_without_a_cache()
    {
        using var lodge = new Lodge();

        await lodge.Client.GetResponseAsync(
            [new(ChatRole.System, [new TextContent(Lodge.Handbook).WithBreakpoint()]), new(ChatRole.User, "?")],
            new ChatOptions { Tools = [AIFunctionFactory.Create(() => 1, "f")], ToolMode = ChatToolMode.RequireAny });

        Assert.Single(lodge.Service.Lines);
        Assert.Equal("required", Assert.Single(lodge.Service.Calls)["tool_choice"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_callers_own_settings_for_google_stay()
    {
        using var lodge = new Lodge();

        await lodge.Client.GetResponseAsync(
            [new(ChatRole.System, [new TextContent(Lodge.Handbook).WithBreakpoint()]), new(ChatRole.User, "?")],
            new ChatOptions
            {
                RawRepresentationFactory = _ =>
                {
                    var own = new global::OpenAI.Chat.ChatCompletionOptions();
                    own.Patch.Set("$.extra_body"u8, BinaryData.FromString("""{"google":{"thinking_config":{"include_thoughts":true}}}"""));
                    return own;
                },
            });

        Assert.Equal(
            """{"google":{"thinking_config":{"include_thoughts":true},"cached_content":"cachedContents/c1"}}""",
            Assert.Single(lodge.Service.Calls)["extra_body"]!.ToJsonString());
    }

    [Fact]
    public async Task Images_are_stored_as_inline_data()
    {
        using var lodge = new Lodge(configure: options => options.UpTo = Stability.Deployment);

        await new PhotoPromptClient(new PromptRuntime(new TierRegistry(new Tier("simple", lodge.Client)))).SendAsync(
            new PhotoPrompt { Handbook = Lodge.Handbook, Map = new DataContent(new byte[] { 1, 2, 3 }, "image/png"), Question = "Where?" });

        var content = Assert.Single(lodge.Service.Bodies("POST /v1beta/cachedContents"));
        Assert.Equal("""[{"role":"user","parts":[{"inlineData":{"mimeType":"image/png","data":"AQID"}}]}]""", content["contents"]!.ToJsonString());
    }

    [Fact]
    public async Task When_no_cache_can_be_made_the_whole_prompt_goes_and_nothing_is_tried_for_five_minutes()
    {
        using var lodge = new Lodge(new FakeGemini { CreateFails = (HttpStatusCode.BadRequest, """{"error":{"code":400,"message":"Cached content is too small."}}""") });

        for (var i = 0; i < 3; i++)
            Assert.Equal("Gladly.", (await lodge.Guest.SendAsync(Prompt)).Value);
        lodge.Service.CreateFails = null;
        lodge.Time.Advance(TimeSpan.FromMinutes(5));
        await lodge.Guest.SendAsync(Prompt);

        Assert.Equal(2, lodge.Service.Bodies("POST /v1beta/cachedContents").Count);
        Assert.Equal([false, false, false, true], lodge.Service.Calls.Select(call => call.ContainsKey("extra_body")));
    }
}

[Prompt]
[Tier("simple")]
public sealed partial record PhotoPrompt : IPrompt<string>
{
    [CachedPrefix(Stability.Deployment)]
    public required string Handbook { get; init; }

    [CachedPrefix(Stability.Deployment)]
    public required DataContent Map { get; init; }

    [PromptInput]
    public required string Question { get; init; }
}
