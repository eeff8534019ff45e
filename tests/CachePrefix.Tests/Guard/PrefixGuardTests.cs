using System.Diagnostics.Metrics;
using CachePrefix.Tests.Fakes;
using Microsoft.Extensions.AI;

namespace CachePrefix.Tests.Guard;

public class PrefixGuardTests
{
    private readonly List<PrefixChange> _changes = [];
    private readonly LogRecorder _log = new();

    [Fact]
    public async Task A_changed_segment_is_reported_once_with_the_first_difference_redacted()
    {
        var sender = Create();

        await sender.SendAsync(Prompt("Handbook of Monday 12:30"));
        await sender.SendAsync(Prompt("Handbook of Monday 12:31"));
        await sender.SendAsync(Prompt("Handbook of Monday 12:31"));

        var change = Assert.Single(_changes);
        Assert.Equal(
            new PrefixChange("TestPrompt", "Handbook", Stability.Deployment, 23, "Xxxxxxxx xx Xxxxxx 00:00", "Xxxxxxxx xx Xxxxxx 00:00"),
            change);
        var line = Assert.Single(_log.Lines);
        Assert.Contains("segment Handbook on rung Deployment changed at character 23", line, StringComparison.Ordinal);
        Assert.DoesNotContain("Monday", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Going_back_and_forth_is_two_changes_and_not_more()
    {
        var sender = Create();

        for (var i = 0; i < 10; i++)
            await sender.SendAsync(Prompt(i % 2 == 0 ? "even" : "odd"));

        Assert.Equal(2, _changes.Count);
    }

    [Fact]
    public async Task Text_is_shown_when_asked_for()
    {
        var sender = Create(options => options.RevealText = true);

        await sender.SendAsync(Prompt("year 2025"));
        await sender.SendAsync(Prompt("year 2026"));

        Assert.Equal(("year 2025", "year 2026"), (_changes[0].Before, _changes[0].After));
    }

    [Fact]
    public async Task Inputs_may_change()
    {
        var sender = Create();

        await sender.SendAsync(Prompt("handbook") with { Question = "one" });
        await sender.SendAsync(Prompt("handbook") with { Question = "two" });

        Assert.Empty(_changes);
    }

    [Fact]
    public async Task Tenants_may_differ_but_one_tenants_text_may_not_change()
    {
        var tenant = "a";
        var sender = Create(options => options.TenantKey = _ => tenant);

        await sender.SendAsync(Prompt("handbook") with { Customer = "facts of a" });
        tenant = "b";
        await sender.SendAsync(Prompt("handbook") with { Customer = "facts of b" });
        Assert.Empty(_changes);

        tenant = "a";
        await sender.SendAsync(Prompt("handbook") with { Customer = "facts of a, amended" });
        Assert.Equal("Customer", Assert.Single(_changes).Segment);
    }

    [Fact]
    public async Task A_history_may_grow_but_not_be_rewritten()
    {
        var sender = Create(options => options.SessionKey = _ => "conversation");
        var first = new ChatMessage(ChatRole.User, "first");

        await sender.SendAsync(Prompt("handbook") with { History = [first] });
        await sender.SendAsync(Prompt("handbook") with { History = [first, new(ChatRole.Assistant, "second")] });
        Assert.Empty(_changes);

        await sender.SendAsync(Prompt("handbook") with { History = [new(ChatRole.Assistant, "second")] });
        Assert.Equal(("History", Stability.Session), (Assert.Single(_changes).Segment, _changes[0].Stability));
    }

    [Fact]
    public async Task A_plain_chat_client_is_guarded_too()
    {
        var client = new ScriptedChatClient("m", "ok").WithPrefixGuard(Options());

        await client.GetResponseAsync([new(ChatRole.System, "You are a helpful clerk. It is 12:30."), new(ChatRole.User, "a")]);
        await client.GetResponseAsync([new(ChatRole.System, "You sort letters by street and number."), new(ChatRole.User, "b")]);
        Assert.Empty(_changes);

        await client.GetResponseAsync([new(ChatRole.System, "You are a helpful clerk. It is 12:31."), new(ChatRole.User, "a")]);
        Assert.Equal(("chat", "system"), (Assert.Single(_changes).Prompt, _changes[0].Segment));
    }

    [Fact]
    public async Task Changed_tools_are_reported()
    {
        var client = new ScriptedChatClient("m", "ok").WithPrefixGuard(Options());
        var one = AIFunctionFactory.Create(() => 1, "one");
        var two = AIFunctionFactory.Create(() => 2, "two");

        await client.GetResponseAsync([new(ChatRole.User, "a")], new ChatOptions { Tools = [one, two] });
        await client.GetResponseAsync([new(ChatRole.User, "a")], new ChatOptions { Tools = [two, one] });

        Assert.Equal("tools", Assert.Single(_changes).Segment);
    }

    [Fact]
    public async Task Changes_are_counted_in_a_metric()
    {
        var counted = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == "cacheprefix.prefix.changes")
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
        {
            foreach (var (name, tag) in tags)
            {
                if (name == "cacheprefix.segment" && tag is "Handbook of metrics")
                    counted.Add($"{value}");
            }
        });
        listener.Start();
        var client = new ScriptedChatClient("m", "ok").WithPrefixGuard(Options());
        var layout = new PromptLayout("Metrics", [new("Handbook of metrics", SegmentKind.System, Stability.Deployment)], "00", 0);

        foreach (var text in new[] { "one", "two" })
        {
            await client.GetResponseAsync(
                [new(ChatRole.System, text), new(ChatRole.User, "a")],
                new PromptChatOptions(layout) { Spans = [new SegmentSpan(0, 0, 1, 0, 1)] });
        }

        Assert.Equal(["1"], counted);
    }

    [Theory]
    [InlineData("①②③ ½ ² ٣٤ ⅷ 𝟘𝟙 ₄₂ ㉑ ㈠ ⒈", "000 0 0 00 0 00 00 0 0 0")]
    [InlineData("हिन्दी 北京 Ünï ไทย Ж", "xxx xx Xxx xxx X")]
    [InlineData("a\u0301 😀 🄰 pw=1,50 €", "x x x xx=0,00 €")]
    public async Task Nothing_is_shown_of_any_script_or_form_of_number(string text, string shown)
    {
        var sender = Create();

        await sender.SendAsync(Prompt("!"));
        await sender.SendAsync(Prompt(text));

        Assert.Equal(shown, Assert.Single(_changes).After);
    }

    [Fact]
    public async Task Segments_that_have_not_been_seen_for_longest_are_forgotten()
    {
        var tenant = "";
        var sender = Create(options => (options.TenantKey, options.MaxTrackedSegments) = (_ => tenant, 16));

        for (var i = 0; i < 100; i++)
        {
            tenant = $"tenant {i}";
            await sender.SendAsync(new TestPrompt { Customer = "before", Question = "question" });
        }

        foreach (var forgotten in new[] { "tenant 0", "tenant 99" })
        {
            tenant = forgotten;
            await sender.SendAsync(new TestPrompt { Customer = "after", Question = "question" });
        }

        Assert.Single(_changes);
    }

    private static TestPrompt Prompt(string handbook) => new() { Role = "role", Handbook = handbook, Question = "question" };

    private PrefixGuardOptions Options(Action<PrefixGuardOptions>? configure = null)
    {
        var options = new PrefixGuardOptions { OnChange = _changes.Add };
        configure?.Invoke(options);
        return options;
    }

    private TestClient<string> Create(Action<PrefixGuardOptions>? configure = null) => TestClient.Create(
        TestDefinition.Text,
        ("simple", new ScriptedChatClient("claude-haiku-4-5", "ok").WithPrefixGuard(Options(configure), _log)));
}
