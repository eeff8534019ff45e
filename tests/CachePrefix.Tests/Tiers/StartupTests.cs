using CachePrefix.Tests.Fakes;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CachePrefix.Tests.Tiers;

public class StartupTests
{
    [Fact]
    public async Task A_registered_client_uses_the_tiers_of_the_container()
    {
        var client = new ScriptedChatClient("claude-haiku-4-5", "hello");
        await using var services = new ServiceCollection()
            .AddCachePrefix(options => options.AddTier("simple", _ => client))
            .AddTestPrompt(TestDefinition.Text)
            .BuildServiceProvider();

        var result = await services.GetRequiredService<TestClient<string>>().SendAsync(new TestPrompt { Question = "q" });

        Assert.Equal("hello", result.Value);
        Assert.Same(client, services.GetRequiredKeyedService<IChatClient>("simple"));
    }

    [Fact]
    public async Task A_host_refuses_to_start_with_an_unknown_tier_and_names_those_that_exist()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services
            .AddCachePrefix(options => options
                .AddTier("small", _ => new ScriptedChatClient("a", "x"))
                .AddTier("large", _ => new ScriptedChatClient("b", "x")))
            .AddTestPrompt(TestDefinition.Text);
        using var host = builder.Build();

        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Equal("Prompt 'TestPrompt' uses tier 'simple', but there is no such tier. The tiers are: small, large.", exception.Message);
    }

    [Fact]
    public async Task A_host_refuses_to_start_when_configured_lifetimes_rise()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services
            .AddCachePrefix(options => options
                .AddConfiguration(Configuration(("ttl:constant", "5m"), ("ttl:deployment", "1h")))
                .AddTier("simple", _ => new ScriptedChatClient("a", "x")))
            .AddTestPrompt(TestDefinition.Text);
        using var host = builder.Build();

        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains("rung Constant lives five minutes but the later rung Deployment lives one hour", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("claude-haiku-4-5", 1)]
    [InlineData("a model that nobody knows", 1)]
    [InlineData("gpt-4.1", 0)]
    public async Task A_tier_whose_client_sends_no_breakpoints_is_noticed_once_when_the_host_starts(string model, int warnings)
    {
        var log = new LogRecorder();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services
            .AddSingleton<ILoggerFactory>(new LogFactory(log))
            .AddCachePrefix(options => options.AddTier("simple", _ => new ScriptedChatClient(model, "x")))
            .AddTestPrompt(TestDefinition.Text);
        using var host = builder.Build();

        await host.StartAsync();
        for (var i = 0; i < 3; i++)
            await host.Services.GetRequiredService<TestClient<string>>().SendAsync(new TestPrompt { Handbook = "handbook", Question = "q" });

        Assert.Equal(warnings, log.Lines.Count(static line => line.Contains("the client of tier simple sends no breakpoints", StringComparison.Ordinal)));
    }

    [Fact]
    public void Without_a_host_the_client_refuses_the_unknown_tier()
    {
        var exception = Assert.Throws<CachePrefixConfigurationException>(
            () => TestClient.Create(TestDefinition.Text, ("small", new ScriptedChatClient("a", "x"))));

        Assert.Contains("tier 'simple'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("The tiers are: small.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_prompt_client_without_tiers_says_what_to_call()
    {
        using var services = new ServiceCollection().AddTestPrompt(TestDefinition.Text).BuildServiceProvider();

        var exception = Assert.Throws<CachePrefixConfigurationException>(services.GetRequiredService<TestClient<string>>);

        Assert.Contains("Call services.AddCachePrefix", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_tiers_of_one_name_are_refused() =>
        Assert.Throws<CachePrefixConfigurationException>(() => new ServiceCollection().AddCachePrefix(options => options
            .AddTier("simple", _ => new ScriptedChatClient("a", "x"))
            .AddTier("simple", _ => new ScriptedChatClient("b", "x"))));

    [Fact]
    public void Tiers_can_come_from_configuration()
    {
        using var services = new ServiceCollection()
            .AddCachePrefix(options => options
                .AddConfiguration(Configuration(("tiers:simple:model", "claude-haiku-4-5"), ("tiers:complex:model", "claude-sonnet-4-6")))
                .AddTiers((_, tier) => new ScriptedChatClient(tier.Model!, "x")))
            .BuildServiceProvider();

        var registry = services.GetRequiredService<ITierRegistry>();

        Assert.Equal(["complex", "simple"], registry.Names.Order());
        Assert.Equal("claude-sonnet-4-6", registry.Get("complex").Model);
    }

    [Theory]
    [InlineData("tiers:simple:modell", "x", "names no model")]
    [InlineData("tiers:simple:modell", "x", "instead of 'modell'")]
    [InlineData("tier:simple:model", "x", "'tier' is not read. Did you mean 'tiers'?")]
    [InlineData("ttls:tenant", "1h", "'ttls' is not read. Did you mean 'ttl'?")]
    [InlineData("ttl:eternal", "1h", "not a cached rung")]
    [InlineData("ttl:tennant", "1h", "Did you mean 'tenant'?")]
    [InlineData("ttl:tenant", "2h", "A lifetime is \"5m\" or \"1h\"")]
    public void Configuration_errors_name_the_entry_and_the_way_out(string key, string value, string message)
    {
        var exception = Assert.Throws<CachePrefixConfigurationException>(
            () => new ServiceCollection().AddCachePrefix(options => options.AddConfiguration(Configuration((key, value)))));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tier", "free")]
    [InlineData("Titles:model", "x")]
    [InlineData("ttls:items", "5")]
    public void Other_settings_of_the_program_are_left_alone(string key, string value) =>
        new ServiceCollection().AddCachePrefix(options => Assert.NotNull(options.AddConfiguration(Configuration((key, value)))));

    private static IConfiguration Configuration(params (string Key, string Value)[] entries) => new ConfigurationBuilder()
        .AddInMemoryCollection(entries.Select(entry => KeyValuePair.Create(entry.Key, (string?)entry.Value)))
        .Build();

    private sealed class LogFactory(LogRecorder log) : ILoggerFactory
    {
        public void AddProvider(ILoggerProvider provider)
        {
        }

        public ILogger CreateLogger(string categoryName) => log;

        public void Dispose()
        {
        }
    }
}
