using System.ClientModel;
using Anthropic;
using CachePrefix;
using CachePrefix.Emulator;
using CachePrefix.Gemini;
using CachePrefix.Models;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Responses;
using SupportBot;

namespace ThreeProviders;

/// <summary>Sends questions through one router to three providers, each by its own SDK, and adds up what they took.</summary>
internal static class Trial
{
    private static readonly IReadOnlyDictionary<string, string> Models = new Dictionary<string, string>
    {
        ["quick"] = "gemini-3.8-flash",
        ["standard"] = "gpt-6.1-terra",
        ["expert"] = "claude-sonnet-5-5",
    };

    private const string Answers = """{"default":{"json":{"answer":"A colleague will answer you.","topic":"Other","sections":[],"needsHuman":true}}}""";

    public static async Task<IReadOnlyList<TierBill>> RunAsync(int questions, CancellationToken cancellationToken = default)
    {
        await using var emulator = await ProviderEmulator.StartAsync(new EmulatorOptions { Rules = AnswerRules.Parse(Answers), RecordRequests = false }, cancellationToken);
        using var anthropic = new AnthropicClient { BaseUrl = emulator.BaseAddress.ToString(), ApiKey = "any" };
        var key = new ApiKeyCredential("any");
        var responses = new ResponsesClient(key, new ResponsesClientOptions { Endpoint = emulator.OpenAIAddress });
        var gemini = new ChatClient(Models["quick"], key, new OpenAIClientOptions { Endpoint = emulator.GeminiOpenAIAddress });
        using var quick = gemini.AsIChatClient().WithGeminiCaching(new GeminiCachingOptions { ApiKey = "any", BaseAddress = new Uri(emulator.BaseAddress, "v1beta/") });

        await using var services = new ServiceCollection()
            .AddCachePrefix(options => options
                .AddTier("quick", _ => quick)
                .AddTier("standard", _ => responses.AsIChatClient(Models["standard"]).WithOpenAICaching())
                .AddTier("expert", _ => anthropic.AsIChatClient(Models["expert"]).WithAnthropicCaching()))
            .AddHelpPrompt()
            .BuildServiceProvider();

        var client = services.GetRequiredService<IHelpPromptClient>();
        var prompts = SupportQuestion.Create(ProductHandbook.Embedded, questions).Select(question => new HelpPrompt { Handbook = ProductHandbook.Embedded.Text, Question = question.Text });
        var results = new List<PromptResult<SupportAnswer>>();
        foreach (var prompt in prompts)
            results.Add(await client.SendAsync(prompt, cancellationToken));

        var stats = emulator.Stats;
        var storage = quick.Storage.Cost;
        return [.. Models.Select(tier => Bill(tier.Key, tier.Value, tier.Key == "quick" ? storage : 0, results.Where(result => result.Tier == tier.Key), stats.Models[tier.Value].CostUsd))];
    }

    private static TierBill Bill(string tier, string model, decimal storage, IEnumerable<PromptResult<SupportAnswer>> results, decimal billed)
    {
        var answered = results.ToList();
        return ModelCatalog.Default.TryFind(model, out var info)
            ? new TierBill(tier, info, [.. answered.Select(result => result.Usage)], answered.Sum(result => result.Cost ?? 0), storage, billed)
            : throw new InvalidOperationException($"The catalogue has no model '{model}'.");
    }
}
