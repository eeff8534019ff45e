using Anthropic;
using CachePrefix.Emulator;
using CachePrefix.Models;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace SupportBot;

/// <summary>Asks the same questions twice, of the emulator or of the real service.</summary>
internal sealed class Experiment(IReadOnlyList<SupportQuestion> questions, bool live)
{
    private readonly IConfiguration _configuration = new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "cacheprefix.json"))
        .Build();

    public int Questions => questions.Count;

    public string BaselineModel => ModelOf("complex");

    public async Task<Comparison> RunAsync(Action baselineAnswered, Action routedAnswered, CancellationToken cancellationToken)
    {
        await using var emulator = live ? null : await StartEmulatorAsync(cancellationToken);
        using var anthropic = emulator is null
            ? new AnthropicClient()
            : new AnthropicClient { BaseUrl = emulator.BaseAddress.ToString(), ApiKey = "any" };

        using var plain = anthropic.AsIChatClient(BaselineModel);
        ModelCatalog.Default.TryFind(BaselineModel, out var model);
        var baseline = await Baseline.RunAsync(plain, model!, questions, baselineAnswered, cancellationToken);
        baseline = BillOf(emulator) ?? baseline;
        emulator?.Reset();

        await using var services = new ServiceCollection()
            .AddCachePrefix(options => options
                .AddConfiguration(_configuration)
                .AddTiers((_, tier) => anthropic.AsIChatClient(tier.Model).WithAnthropicCaching()))
            .AddPrompts()
            .BuildServiceProvider();
        var client = services.GetRequiredService<ISupportPromptClient>();
        var routed = await RoutedRun.RunAsync(client, questions, routedAnswered, cancellationToken);
        return new Comparison(Questions, BaselineModel, baseline, BillOf(emulator) ?? routed.Bill, routed);
    }

    private Task<ProviderEmulator> StartEmulatorAsync(CancellationToken cancellationToken) => ProviderEmulator.StartAsync(
        new EmulatorOptions { Rules = EmulatedAnswers.For(questions, ModelOf("simple")), RecordRequests = false }, cancellationToken);

    /// <summary>The provider's own bill where there is one to be had.</summary>
    private static Bill? BillOf(ProviderEmulator? emulator) =>
        emulator?.Stats.Total is { } total ? new Bill(total.Requests, total.Tokens, total.CostUsd) : null;

    private string ModelOf(string tier) => _configuration[$"tiers:{tier}:model"]!;
}
