using System.ClientModel;
using Anthropic;
using CachePrefix.Emulator;
using CachePrefix.Gemini;
using CachePrefix.Models;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Responses;
using SupportBot;
using ThreeProviders;

namespace CachePrefix.Samples.Tests;

/// <summary>The questions of the support bot on each provider, by its official SDK, called and streamed.</summary>
public sealed class SupportWorkloadTests
{
    private const string Answers = """{"default":{"json":{"answer":"A colleague will answer you.","topic":"Other","sections":[],"needsHuman":true}}}""";

    private static readonly IReadOnlyList<SupportQuestion> Questions = SupportQuestion.Create(ProductHandbook.Embedded, 60);

    /// <summary>Service, model, and the least saving that its prices allow.</summary>
    public static IEnumerable<object[]> Shapes =>
        from row in new[]
        {
            ("anthropic", "claude-sonnet-5-5", 80.0),
            ("anthropic", "claude-haiku-4-5", 70),
            ("openai chat", "gpt-5.6-terra", 70),
            ("openai chat", "gpt-6.1-terra", 70),
            ("openai responses", "gpt-5.6-terra", 70),
            ("openai responses", "gpt-6.1-terra", 70),
            ("gemini explicit", "gemini-3.8-flash", 70),
        }
        from streaming in new[] { false, true }
        select new object[] { row.Item1, row.Item2, row.Item3, streaming };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task The_prefix_is_read_and_the_bill_is_that_of_the_results(string service, string model, double leastSaving, bool streaming)
    {
        await using var emulator = await ProviderEmulator.StartAsync(new EmulatorOptions { Rules = AnswerRules.Parse(Answers), RecordRequests = false });
        using var chat = Connect(emulator, service, model);
        await using var services = new ServiceCollection()
            .AddCachePrefix(options => options.AddTier("quick", _ => chat).AddTier("standard", _ => chat).AddTier("expert", _ => chat))
            .AddHelpPrompt()
            .BuildServiceProvider();
        var client = services.GetRequiredService<IHelpPromptClient>();
        var results = new List<PromptResult<SupportAnswer>>();

        foreach (var question in Questions)
            results.Add(await AskAsync(client, new HelpPrompt { Handbook = ProductHandbook.Embedded.Text, Question = question.Text }, streaming));

        var storage = (chat as GeminiCachingChatClient)?.Storage.Cost ?? 0;
        Assert.True(ModelCatalog.Default.TryFind(model, out var info));
        var bill = new TierBill("all", info, [.. results.Select(result => result.Usage)], results.Sum(result => result.Cost ?? 0), storage, emulator.Stats.Total.CostUsd);
        Assert.True(bill.ReadPercent >= 99, $"read {bill.ReadPercent:0.00} %");
        Assert.True(bill.SavingPercent >= leastSaving, $"saved {bill.SavingPercent:0.0} %");
        Assert.Equal(emulator.Stats.Total.Tokens.CacheRead, bill.Read);
        Assert.Equal(emulator.Stats.Total.Tokens.TotalInput, bill.Usages.Sum(usage => usage.TotalInput));
        Assert.Equal(emulator.Stats.Total.Tokens.Output, bill.Usages.Sum(usage => usage.Output));
        if (storage == 0)
            Assert.Equal((emulator.Stats.Total.Tokens.CacheWrite, bill.Billed), (bill.Written, bill.Cost));
        else
            Assert.Equal(bill.Billed, bill.Cost + bill.Storage, precision: 4); // Storage runs on while it is read, by less than a hundredth of a cent.
    }

    private static IChatClient Connect(ProviderEmulator emulator, string service, string model)
    {
        var key = new ApiKeyCredential("any");
        return service switch
        {
            "anthropic" => new AnthropicClient { BaseUrl = emulator.BaseAddress.ToString(), ApiKey = "any" }.AsIChatClient(model).WithAnthropicCaching(),
            "openai chat" => new ChatClient(model, key, new OpenAIClientOptions { Endpoint = emulator.OpenAIAddress }).AsIChatClient().WithOpenAICaching(),
            "openai responses" => new ResponsesClient(key, new ResponsesClientOptions { Endpoint = emulator.OpenAIAddress }).AsIChatClient(model).WithOpenAICaching(),
            _ => new ChatClient(model, key, new OpenAIClientOptions { Endpoint = emulator.GeminiOpenAIAddress }).AsIChatClient()
                .WithGeminiCaching(new GeminiCachingOptions { ApiKey = "any", BaseAddress = new Uri(emulator.BaseAddress, "v1beta/") }),
        };
    }

    private static async Task<PromptResult<SupportAnswer>> AskAsync(IHelpPromptClient client, HelpPrompt prompt, bool streaming)
    {
        if (!streaming)
            return await client.SendAsync(prompt);

        PromptResult<SupportAnswer>? result = null;
        await foreach (var update in client.StreamAsync(prompt))
            result = update.Result;
        return result!;
    }
}
