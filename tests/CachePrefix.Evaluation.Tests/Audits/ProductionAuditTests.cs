using Anthropic;
using CachePrefix.Emulator;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CachePrefix.Evaluation.Tests.Audits;

/// <summary>Generated clients on the official SDK, over HTTP, against an emulator whose small model errs on hard questions.</summary>
public sealed class ProductionAuditTests
{
    private const string Small = "claude-haiku-4-5";
    private const string Large = "claude-sonnet-4-6";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Disagreement_is_counted_by_prompt_and_class_and_watches_are_told(bool useBatch)
    {
        await using var shop = await Shop.OpenAsync(options =>
        {
            options.UseBatch = useBatch;
            options.BatchSize = 10;
            options.PollInterval = TimeSpan.FromMilliseconds(10);
            options.ClassOf = static call => ((AuditedPrompt)call.Prompt).Question.Contains("hard", StringComparison.Ordinal) ? "hard" : "easy";
        });

        await shop.AskAsync(20);
        await shop.UntilAsync(audit => audit.Disagreements.Sum(static each => each.Compared) == 20);

        Assert.Equal([("hard", 10, 10), ("easy", 0, 10)], shop.Audit.Disagreements.Select(static each => (each.Class, each.Disagreed, each.Compared)));
        Assert.All(shop.Audit.Disagreements, static each => Assert.Equal("AuditedPrompt", each.Prompt));
        Assert.True(shop.Audit.Disagreements[0].Low > 0.5);
        Assert.Equal(20, shop.Sink.Taken);
        var direct = shop.Emulator.Stats.Total.CostUsd;
        Assert.InRange(shop.Audit.SpentToday, 0.000001m, direct);
    }

    [Fact]
    public async Task No_more_than_the_budget_is_asked_again_and_answers_are_never_kept_waiting()
    {
        await using var shop = await Shop.OpenAsync(static options => options.MaxPerDay = 5);

        var answers = await shop.AskAsync(30);
        await shop.UntilAsync(static audit => audit.PassedOver + audit.Disagreements.Sum(static each => each.Compared) == 30);

        Assert.Equal(30, answers);
        Assert.Equal(5, shop.Audit.Disagreements.Sum(static each => each.Compared));
        Assert.Equal(35, shop.Emulator.Stats.Total.Requests);
    }

    [Fact]
    public async Task A_full_queue_passes_requests_over()
    {
        await using var shop = await Shop.OpenAsync(static options => options.QueueLength = 3, start: false);

        await shop.AskAsync(10);

        Assert.Equal(7, shop.Audit.PassedOver);
    }

    [Fact]
    public async Task Requests_with_tools_are_never_asked_again()
    {
        await using var shop = await Shop.OpenAsync(static _ => { });

        await shop.Services.GetRequiredService<IToolPromptClient>().SendAsync(new ToolPrompt { Question = "easy 1" });
        await shop.AskAsync(4);
        await shop.UntilAsync(static audit => audit.Disagreements.Sum(static each => each.Compared) == 4);

        Assert.DoesNotContain(shop.Audit.Disagreements, static each => each.Prompt == nameof(ToolPrompt));
        Assert.Equal(9, shop.Emulator.Stats.Total.Requests);
    }

    [Fact]
    public async Task Nothing_is_sampled_at_a_rate_of_zero()
    {
        await using var shop = await Shop.OpenAsync(static options => options.SampleRate = 0);

        await shop.AskAsync(10);

        Assert.Equal(10, shop.Emulator.Stats.Total.Requests);
        Assert.Empty(shop.Audit.Disagreements);
    }

    [Fact]
    public void A_top_tier_that_does_not_exist_is_named()
    {
        using var client = new AnthropicClient { ApiKey = "any" };
        var tiers = new TierRegistry(new Tier("simple", client.AsIChatClient(Small)));

        var exception = Assert.Throws<CachePrefixConfigurationException>(() => new ProductionAudit(new ProductionAuditOptions { TopTier = "best" }, tiers));

        Assert.Contains("'best'", exception.Message);
    }

    private sealed class Sink : IDisagreementSink
    {
        private int _taken;

        public int Taken => _taken;

        public void Take(Disagreement disagreement) => Interlocked.Increment(ref _taken);
    }

    private sealed class Shop : IAsyncDisposable
    {
        private readonly AnthropicClient _anthropic;

        private Shop(ProviderEmulator emulator, Action<ProductionAuditOptions> configure)
        {
            Emulator = emulator;
            _anthropic = new AnthropicClient { BaseUrl = emulator.BaseAddress.ToString().TrimEnd('/'), ApiKey = "any", MaxRetries = 0 };
            var services = new ServiceCollection();
            services.AddCachePrefix(options => options
                .AddTier("simple", _ => _anthropic.AsIChatClient(Small).WithAnthropicCaching())
                .AddTier("complex", _ => _anthropic.AsIChatClient(Large).WithAnthropicCaching()));
            services.AddPrompts();
            services.AddSingleton<IDisagreementSink>(Sink);
            services.AddProductionAudit(options =>
            {
                options.TopTier = "complex";
                options.SampleRate = 1;
                configure(options);
            });
            Services = services.BuildServiceProvider();
        }

        public ProviderEmulator Emulator { get; }

        public ServiceProvider Services { get; }

        public Sink Sink { get; } = new();

        public ProductionAudit Audit => Services.GetRequiredService<ProductionAudit>();

        public static async Task<Shop> OpenAsync(Action<ProductionAuditOptions> configure, bool start = true)
        {
            var rules = $$"""
                { "rules": [
                  { "match": { "regex": "^hard (\\d+)$", "models": ["{{Small}}"] }, "reply": { "text": "The price is 20 euros." } },
                  { "match": { "regex": "^(hard|easy) (\\d+)$" }, "reply": { "text": "The price is 30 euros." } }
                ] }
                """;
            var shop = new Shop(await ProviderEmulator.StartAsync(new EmulatorOptions { Rules = AnswerRules.Parse(rules), FirstTokenDelay = TimeSpan.Zero, BatchDuration = TimeSpan.FromMilliseconds(30) }), configure);
            if (start)
                await shop.Services.GetServices<IHostedService>().OfType<ProductionAudit>().Single().StartAsync(CancellationToken.None);
            return shop;
        }

        /// <summary>Every other question is hard.</summary>
        public async Task<int> AskAsync(int questions)
        {
            var client = Services.GetRequiredService<IAuditedPromptClient>();
            var answered = 0;
            for (var i = 0; i < questions; i++)
                answered += (await client.SendAsync(new AuditedPrompt { Question = $"{(i % 2 == 0 ? "hard" : "easy")} {i}" })).Value.Length > 0 ? 1 : 0;
            return answered;
        }

        public async Task UntilAsync(Func<ProductionAudit, bool> condition)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            while (!condition(Audit))
                await Task.Delay(10, patience.Token);
        }

        public async ValueTask DisposeAsync()
        {
            await Audit.StopAsync(CancellationToken.None);
            await Services.DisposeAsync();
            _anthropic.Dispose();
            await Emulator.DisposeAsync();
        }
    }
}
