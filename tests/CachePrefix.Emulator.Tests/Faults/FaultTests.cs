using System.Net;
using System.Text.Json.Nodes;
using Anthropic.Exceptions;
using CachePrefix.Emulator.Tests.Support;
using static CachePrefix.Emulator.Tests.Answers.AnswerRuleTests;
using static CachePrefix.Emulator.Tests.Support.Claude;

namespace CachePrefix.Emulator.Tests.Faults;

public sealed class FaultTests
{
    [Theory]
    [InlineData("rateLimit", 429, "rate_limit_error")]
    [InlineData("serverError", 500, "api_error")]
    [InlineData("overloaded", 529, "overloaded_error")]
    public async Task Anthropic_errors_have_its_status_and_type(string kind, int status, string type)
    {
        await using var claude = await StartAsync(faults: FaultPlan.Parse(kind));

        var error = await Assert.ThrowsAnyAsync<AnthropicApiException>(() => claude.SendAsync(Body()));

        Assert.Equal((HttpStatusCode)status, error.StatusCode);
        Assert.Equal(type, (string?)JsonNode.Parse(error.ResponseBody)!["error"]!["type"]);
        Assert.Equal((1, 1), (claude.Emulator.Stats.Total.Errors, claude.Emulator.Stats.Faults[kind]));
    }

    [Theory]
    [InlineData("rateLimit", 429)]
    [InlineData("serverError", 500)]
    [InlineData("overloaded", 503)]
    public async Task OpenAI_errors_have_its_status(string kind, int status)
    {
        await using var gpt = await Gpt.StartAsync($$"""{ "faults": [{ "kind": "{{kind}}" }] }""");

        await gpt.RefusedAsync(Gpt.Body("gpt-5", Gpt.Message("user", "x")), status, "");
    }

    [Fact]
    public async Task A_rate_limit_says_when_to_try_again_and_the_sdk_does()
    {
        await using var claude = await StartAsync("""{ "faults": [{ "kind": "rateLimit", "times": 1, "retryAfterSeconds": 0 }], "default": { "text": "Here." } }""");
        using var http = new HttpClient { BaseAddress = claude.Emulator.BaseAddress };
        http.DefaultRequestHeaders.Add("x-api-key", "k");
        http.DefaultRequestHeaders.Add("anthropic-version", "2023-06-01");
        var client = claude.Client().WithOptions(options => options with { MaxRetries = 2 });

        Assert.Equal("Here.", TextOf(await client.Messages.Create(Parameters(Body()))));
        Assert.Equal((2, 1), (claude.Emulator.Stats.Total.Requests, claude.Emulator.Stats.Total.Errors));

        await using var limited = await StartAsync("""{ "faults": [{ "kind": "rateLimit", "retryAfterSeconds": 7 }] }""");
        var response = await http.PostAsync(new Uri(limited.Emulator.BaseAddress, "v1/messages"), new StringContent(Body().ToJsonString()));
        Assert.Equal(TimeSpan.FromSeconds(7), response.Headers.RetryAfter!.Delta);
    }

    [Fact]
    public async Task A_failed_request_writes_no_cache()
    {
        await using var claude = await StartAsync("""{ "faults": [{ "kind": "serverError", "times": 1 }] }""");
        var request = Body(new JsonArray(Text(Words.Of(1_500), "")));
        await Assert.ThrowsAnyAsync<AnthropicApiException>(() => claude.SendAsync(request));

        Assert.Equal((0, 1_500), ((await claude.UsageAsync(request)) is var usage ? usage.Read : -1, usage.Written5m));
    }

    [Fact]
    public async Task A_timeout_breaks_the_connection_after_its_delay()
    {
        await using var claude = await StartAsync("""{ "faults": [{ "kind": "timeout", "delayMs": 60000 }] }""");
        var request = claude.SendAsync(Body());
        await claude.Clock.WaitForTimersAsync(1);
        Assert.False(request.IsCompleted);

        claude.Clock.Advance(TimeSpan.FromMinutes(1));

        await Assert.ThrowsAnyAsync<Exception>(() => request);
        Assert.Equal(1, claude.Emulator.Stats.Faults["timeout"]);
    }

    [Fact]
    public async Task A_cut_stream_begins_and_does_not_end()
    {
        await using var claude = await StartAsync("""{ "faults": [{ "kind": "cutStream" }], "default": { "text": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen" } }""");
        var events = new List<object>();

        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await foreach (var item in claude.Client().Messages.CreateStreaming(Parameters(Body())))
                events.Add(item);
        });

        Assert.InRange(events.Count, 1, 6);
        await Assert.ThrowsAnyAsync<Exception>(() => claude.SendAsync(Body()));
    }

    [Fact]
    public async Task A_cut_answer_has_begun_so_its_prefix_is_cached()
    {
        await using var claude = await StartAsync("""{ "faults": [{ "kind": "cutStream", "times": 1 }] }""");
        var request = Body(new JsonArray(Text(Words.Of(1_500), "")));
        await Assert.ThrowsAnyAsync<Exception>(() => claude.StreamAsync(request));

        Assert.Equal(1_500, (await claude.UsageAsync(request)).Read);
    }

    [Fact]
    public async Task A_malformed_body_is_not_json()
    {
        await using var claude = await StartAsync(faults: FaultPlan.Parse("malformedBody"));

        await Assert.ThrowsAnyAsync<Exception>(() => claude.SendAsync(Body()));
        await Assert.ThrowsAnyAsync<Exception>(() => claude.StreamAsync(Body()));
    }

    [Fact]
    public async Task A_malformed_answer_arrives_well_but_is_cut_inside()
    {
        await using var claude = await StartAsync("""{ "default": { "json": { "answer": "thirty days", "sure": true } }, "faults": [{ "kind": "malformedAnswer", "times": 1 }] }""");

        var cut = TextOf(await claude.SendAsync(Body()));
        var whole = TextOf(await claude.SendAsync(Body()));

        Assert.Equal("""{"answer":"thirty days","sure":true}""", whole);
        Assert.StartsWith(cut, whole, StringComparison.Ordinal);
        Assert.InRange(cut.Length, 1, whole.Length - 1);
    }

    [Fact]
    public async Task A_rate_hits_about_that_share_of_requests_and_the_same_ones_with_the_same_seed()
    {
        var one = await FailuresAsync("serverError=0.2,seed=5");
        var same = await FailuresAsync("serverError=0.2,seed=5");
        var other = await FailuresAsync("serverError=0.2,seed=6");

        Assert.InRange(one.Count(failed => failed), 10, 35);
        Assert.Equal(one, same);
        Assert.NotEqual(one, other);
    }

    [Fact]
    public async Task Faults_can_be_limited_to_models()
    {
        await using var claude = await StartAsync("""{ "tiers": { "weak": ["claude-haiku-4-5"] }, "faults": [{ "kind": "serverError", "models": ["weak"] }] }""");

        await claude.SendAsync(Body());
        await Assert.ThrowsAnyAsync<AnthropicApiException>(() => claude.SendAsync(Body(model: "claude-haiku-4-5")));
    }

    [Theory]
    [InlineData("nope=1", "'nope' is not a fault; name one of rateLimit, ")]
    [InlineData("rateLimit=often", "write a share from 0 to 1, such as rateLimit=0.05")]
    [InlineData("rateLimit=2", "rate is 2; give a share from 0 to 1")]
    [InlineData("seed=x", "'seed=x' is not a seed; write seed=7.")]
    public void A_bad_list_of_faults_is_explained(string list, string message) =>
        Assert.Contains(message, Assert.Throws<AnswerRulesException>(() => FaultPlan.Parse(list)).Message, StringComparison.Ordinal);

    private static async Task<List<bool>> FailuresAsync(string faults)
    {
        await using var claude = await StartAsync(faults: FaultPlan.Parse(faults));
        var failures = new List<bool>();
        for (var i = 0; i < 100; i++)
        {
            try
            {
                await claude.SendAsync(Body());
                failures.Add(false);
            }
            catch (AnthropicApiException)
            {
                failures.Add(true);
            }
        }

        return failures;
    }
}
