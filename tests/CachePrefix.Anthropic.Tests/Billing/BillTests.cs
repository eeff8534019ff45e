using CachePrefix.Anthropic.Tests.Support;
using CachePrefix.Emulator;

namespace CachePrefix.Anthropic.Tests.Billing;

/// <summary>What results say a program spent, against what the emulator billed, for every order of the clients of Microsoft.Extensions.AI.</summary>
public class BillTests
{
    private const string Rules = """
        {
          "rules": [
            { "match": { "contains": "room", "afterTool": false }, "reply": { "toolCalls": [{ "name": "find_room", "input": { "guests": 2 } }] } },
            { "match": { "afterTool": true }, "reply": { "text": "There is one." } }
          ],
          "default": { "text": "From seven to ten." }
        }
        """;

    private static readonly string[] Questions = ["Is there a room for two?", "When is breakfast?", "Is there a room for two?", "When is breakfast?"];

    /// <summary>The clients around the SDK's, the outermost first: A the adapter, C a response cache, F function invocation, G the prefix guard.</summary>
    private static readonly string[] Orders = ["A", "GA", "AG", "AF", "FA", "AC", "CA", "AFC", "ACF", "FAC", "FCA", "CAF", "CFA", "GCFA", "FGA"];

    [Theory]
    [InlineData("claude-haiku-4-5", false)]
    [InlineData("claude-haiku-4-5", true)]
    [InlineData("claude-sonnet-4-5", false)]
    [InlineData("claude-sonnet-4-5", true)]
    [InlineData("gpt-5.1", false)]
    [InlineData("gpt-5.1", true)]
    [InlineData("gpt-5.6", false)]
    [InlineData("gpt-5.6", true)]
    public async Task Every_composition_is_billed_to_the_cent(string model, bool isStreamed)
    {
        await using var emulator = await ProviderEmulator.StartAsync(new EmulatorOptions { Rules = AnswerRules.Parse(Rules) });
        var wrong = new List<string>();
        foreach (var order in Orders)
        {
            emulator.Reset();
            var (usage, cost) = await SpendAsync(Composition.Create(order, model, emulator), isStreamed);
            var bill = emulator.Stats.Total;
            var mayBeUnknown = !isStreamed && order.IndexOf('A', StringComparison.Ordinal) < order.IndexOf('F', StringComparison.Ordinal);
            var isRight = cost is null
                ? mayBeUnknown && (usage.TotalInput, usage.Output) == (bill.Tokens.TotalInput, bill.Tokens.Output)
                : usage == bill.Tokens && cost == bill.CostUsd;
            if (!isRight)
                wrong.Add($"{order}: {usage} for {cost?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "an unknown sum"}, billed {bill.Tokens} for {bill.CostUsd}");
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    private static async Task<(TokenUsage Usage, decimal? Cost)> SpendAsync(PromptRuntime runtime, bool isStreamed)
    {
        var client = new ConciergePromptClient(runtime);
        var usage = default(TokenUsage);
        decimal? cost = 0;
        foreach (var question in Questions)
        {
            var prompt = new ConciergePrompt { Handbook = Hotel.Handbook, Guest = "A guest who sleeps late.", Question = question };
            var result = isStreamed ? await LastAsync(client.StreamAsync(prompt)) : await client.SendAsync(prompt);
            usage += result.Usage;
            cost += result.Cost;
        }

        return (usage, cost);
    }

    private static async Task<PromptResult<string>> LastAsync(IAsyncEnumerable<PromptUpdate<string>> updates)
    {
        PromptResult<string>? result = null;
        await foreach (var update in updates)
            result = update.Result ?? result;
        return result!;
    }
}
