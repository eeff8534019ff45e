using CachePrefix.Tests.Fakes;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace CachePrefix.Tests.Generated;

public sealed class GeneratedClientTests
{
    private const string Grounded = """{"Text":"Yes.","Grounded":true}""";
    private const string Ungrounded = """{"Text":"Maybe.","Grounded":false}""";

    [Fact]
    public async Task A_call_with_the_segments_as_parameters_is_answered_with_a_typed_value()
    {
        var simple = new ScriptedChatClient("small", Grounded);
        var client = Create<ISupportPromptClient>(simple, Unused());

        var result = await client.SendAsync("The handbook.", "Customer 7.", "Is it waterproof?");

        Assert.Equal(new SupportAnswer("Yes.", true), result.Value);
        Assert.Equal("simple", result.Tier);
        var request = Assert.Single(simple.Requests);
        Assert.Equal(
            [
                "system: You answer questions about Acme's products. |1h",
                "system: The handbook. |1h",
                "system: Customer 7.",
                "user: Hello",
                """assistant: {"Text":"Hello!","Grounded":true} |5m""",
                "user: Is it waterproof?",
            ],
            request.Lines);
        Assert.Equal(["ask_warehouse", "find_order"], request.Options!.Tools!.Select(tool => tool.Name));
        Assert.Equal("Finds an order.", request.Options.Tools![1].Description);
        Assert.Equal(400, request.Options.MaxOutputTokens);
        Assert.Equal(0.2f, request.Options.Temperature);
    }

    [Fact]
    public async Task A_history_given_as_parameter_is_sent_before_the_question()
    {
        var simple = new ScriptedChatClient("small", Grounded);

        await Create<ISupportPromptClient>(simple, Unused()).SendAsync("H", "C", "Q?", [new(ChatRole.User, "Earlier"), new(ChatRole.Assistant, "Answer")]);

        Assert.Equal(["user: Earlier", "assistant: Answer |5m", "user: Q?"], simple.Requests[0].Lines.Skip(5));
    }

    [Fact]
    public async Task A_rejected_answer_escalates_to_the_next_tier()
    {
        var client = Create<ISupportPromptClient>(new ScriptedChatClient("small", Ungrounded), new ScriptedChatClient("large", Grounded));

        var result = await client.SendAsync(new SupportPrompt { Handbook = "H", CustomerFacts = "C", Question = "Q?" });

        Assert.Equal("complex", result.Tier);
        Assert.Equal([AttemptOutcome.Rejected, AttemptOutcome.Accepted], result.Attempts.Select(attempt => attempt.Outcome));
    }

    [Fact]
    public async Task A_tool_is_called_with_the_arguments_that_the_model_gives()
    {
        var call = ScriptedChatClient.Call(new FunctionCallContent("1", "find_order", new Dictionary<string, object?> { ["id"] = "A-7" }));
        var answers = new Queue<ChatResponse>([call, ScriptedChatClient.Reply(Grounded)]);
        var simple = new ScriptedChatClient("small", (_, _) => Task.FromResult(answers.Dequeue()));

        await Create<ISupportPromptClient>(simple, Unused()).SendAsync("H", "C", "Where is my order?");

        Assert.Contains(simple.Requests[1].Lines, line => line.Contains("result", StringComparison.Ordinal) && line.Contains("A-7", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_streamed_call_ends_with_the_whole_result()
    {
        var client = Create<ISupportPromptClient>(new ScriptedChatClient("small", Grounded), Unused());

        var updates = new List<PromptUpdate<SupportAnswer>>();
        await foreach (var update in client.StreamAsync("H", "C", "Q?"))
            updates.Add(update);

        Assert.Equal(Grounded, string.Concat(updates.Select(update => update.Text)));
        Assert.True(updates[^1].Result!.Value.Grounded);
    }

    [Fact]
    public async Task Prewarming_needs_the_prefix_alone()
    {
        var simple = new ScriptedChatClient("small", "-");

        var attempts = await Create<ISupportPromptClient>(simple, Unused()).PrewarmAsync("The handbook.", "Customer 7.", tier: "simple");

        Assert.Equal("simple", Assert.Single(attempts).Tier);
        Assert.Contains("system: Customer 7.", simple.Requests[0].Lines);
        Assert.True(((PromptChatOptions)simple.Requests[0].Options!).IsPrewarm);
    }

    [Fact]
    [Trait("Reported", "r01-prewarm-validating")]
    [Trait("Reported", "b49-validating")]
    public async Task Prewarming_makes_no_prompt_whose_constructor_or_accessors_could_refuse_made_up_inputs()
    {
        var simple = new ScriptedChatClient("small", "-");

        await Create<IRefusingPromptClient>(simple, Unused()).PrewarmAsync("The handbook.");
        await Create<ITrimmingPromptClient>(simple, Unused()).PrewarmAsync("The handbook.");

        Assert.All(simple.Requests, request => Assert.Contains("system: The handbook. |5m", request.Lines));
        Assert.Equal(2, simple.Requests.Count);
    }

    [Fact]
    public async Task Many_prompts_are_answered_with_their_index()
    {
        var client = Create<ICountPromptClient>(new ScriptedChatClient("small", """{"data":3}"""), Unused());

        var values = new SortedDictionary<int, int>();
        await foreach (var item in client.SendManyAsync(Enumerable.Range(0, 5).Select(number => new CountPrompt("Count.", $"Text {number}"))))
            values.Add(item.Index, item.Result!.Value);

        Assert.Equal([0, 1, 2, 3, 4], values.Keys);
        Assert.All(values.Values, value => Assert.Equal(3, value));
    }

    [Theory]
    [InlineData("Short?", "simple")]
    [InlineData("A question that is rather long?", "complex")]
    public async Task A_router_on_the_prompt_names_the_tier(string question, string tier)
    {
        var client = Create<Prompts.IRoutedPromptClient>(new ScriptedChatClient("small", "Yes."), new ScriptedChatClient("large", "Yes."));

        var result = await client.SendAsync(question);

        Assert.Equal(tier, result.Tier);
        Assert.True(result.IsValid);
    }

    [Fact]
    public async Task Segments_go_by_order_and_several_inputs_are_labelled()
    {
        var simple = new ScriptedChatClient("small", "Yes.");

        await Create<Prompts.IRoutedPromptClient>(simple, Unused()).SendAsync(
            "Which?", ["Fact."], new UriContent("https://acme.test/manual.pdf", "application/pdf"), [new TextContent("drawing")]);

        Assert.Equal(
            [
                "system: First rule.",
                "system: Second rule. |5m",
                "system: Fact.",
                "user: https://acme.test/manual.pdf |5m",
                "user: <question>\nWhich?\n</question>",
                "user: <picture>",
                "user: drawing",
                "user: </picture>",
            ],
            simple.Requests[0].Lines);
    }

    [Fact]
    public async Task A_member_that_is_left_out_keeps_its_initial_value()
    {
        var simple = new ScriptedChatClient("small", "Yes.");

        await Create<Prompts.IRoutedPromptClient>(simple, Unused()).SendAsync("Which?", pictures: []);

        Assert.Contains("system: No facts. |5m", simple.Requests[0].Lines);
    }

    [Fact]
    public void The_layout_names_the_segments_in_wire_order()
    {
        Assert.Equal(
            ["tools", "Role", "Handbook", "CustomerFacts", "Examples", "History", "Question"],
            SupportPrompt.Layout.Segments.Select(segment => segment.Name));
        Assert.Equal("support", SupportPrompt.Layout.Feature);
        Assert.Matches("^[0-9a-f]{64}$", SupportPrompt.Layout.ConstantHash);
        Assert.InRange(SupportPrompt.Layout.EstimatedConstantTokens, 20, 200);
        Assert.Equal("routed", Prompts.RoutedPrompt.Layout.Name);
        Assert.Equal([null, null, null, null, "question", "picture"], Prompts.RoutedPrompt.Layout.Segments.Select(segment => segment.Label));
    }

    [Fact]
    public void One_prompt_is_registered_by_its_own_method_and_twice_is_once()
    {
        var services = new ServiceCollection();
        services.AddSupportPrompt().AddSupportPrompt().AddPromptsRoutedPrompt();

        Assert.Single(services, service => service.ServiceType == typeof(ISupportPromptClient));
        Assert.Single(services, service => service.ServiceType == typeof(Prompts.RoutedPromptClient));
        Assert.DoesNotContain(services, service => service.ServiceType == typeof(ICountPromptClient));
    }

    private static ScriptedChatClient Unused() => new("unused", (_, _) => throw new InvalidOperationException("This tier is not asked."));

    private static TClient Create<TClient>(IChatClient simple, IChatClient complex)
        where TClient : notnull
    {
        var services = new ServiceCollection();
        services.AddCachePrefix(options => options.AddTier("simple", _ => simple).AddTier("complex", _ => complex)
            .AddRouter("difficulty", new HeuristicRouter(new RouteRule { Tier = "simple" })));
        services.AddPrompts();
        return services.BuildServiceProvider().GetRequiredService<TClient>();
    }
}
