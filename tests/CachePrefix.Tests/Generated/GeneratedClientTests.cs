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
        var simple = new FakeChatClient(Grounded);
        var client = CreateClient(simple, new FakeChatClient("unused"));

        var result = await client.SendAsync("The handbook.", "Customer 7.", "Is it waterproof?");

        Assert.Equal(new SupportAnswer("Yes.", true), result.Value);
        Assert.Equal("simple", result.Tier);
        var (messages, options) = Assert.Single(simple.Requests);
        Assert.Equal(["You answer questions about Acme's products.", "The handbook.", "Customer 7."], messages[0].Contents.Select(content => ((TextContent)content).Text));
        Assert.Equal("Hello", messages[1].Text);
        Assert.Equal("Is it waterproof?", messages[^1].Text);
        Assert.Equal(["ask_warehouse", "find_order"], options.Tools!.Select(tool => tool.Name));
        Assert.Equal(400, options.MaxOutputTokens);
        Assert.Equal(0.2f, options.Temperature);
    }

    [Fact]
    public async Task A_rejected_answer_escalates_to_the_next_tier()
    {
        var client = CreateClient(new FakeChatClient(Ungrounded), new FakeChatClient(Grounded));

        var result = await client.SendAsync(new SupportPrompt { Handbook = "H", CustomerFacts = "C", Question = "Q?" });

        Assert.Equal("complex", result.Tier);
        Assert.Equal([AttemptOutcome.Rejected, AttemptOutcome.Accepted], result.Attempts.Select(attempt => attempt.Outcome));
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
    }

    private static ISupportPromptClient CreateClient(IChatClient simple, IChatClient complex)
    {
        var services = new ServiceCollection();
        services.AddCachePrefix(options => options.AddTier("simple", _ => simple).AddTier("complex", _ => complex));
        services.AddSupportPrompt();
        return services.BuildServiceProvider().GetRequiredService<ISupportPromptClient>();
    }
}
