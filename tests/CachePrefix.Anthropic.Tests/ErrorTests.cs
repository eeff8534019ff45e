using System.Net;
using CachePrefix.Anthropic.Tests.Support;

namespace CachePrefix.Anthropic.Tests;

public class ErrorTests
{
    private static readonly ConciergePrompt Prompt = new() { Handbook = "short", Question = "Is the pool open?" };

    [Theory]
    [InlineData("rateLimit", HttpStatusCode.TooManyRequests)]
    [InlineData("serverError", HttpStatusCode.InternalServerError)]
    [InlineData("overloaded", (HttpStatusCode)529)]
    public async Task A_refusal_keeps_its_status_and_words(string fault, HttpStatusCode status)
    {
        await using var hotel = await Hotel.OpenAsync(Faulty(fault));

        var exception = await Assert.ThrowsAsync<PromptException>(() => hotel.Concierge.SendAsync(Prompt));

        Assert.Equal(status, exception.StatusCode);
        Assert.StartsWith(
            "Prompt 'ConciergePrompt' on tier 'simple' (model claude-haiku-4-5, attempt 1): ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("\"type\":\"error\"", exception.Message.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cutStream")]
    [InlineData("malformedBody")]
    public async Task A_broken_answer_is_one_prompt_exception(string fault)
    {
        await using var hotel = await Hotel.OpenAsync(Faulty(fault));

        await Assert.ThrowsAsync<PromptException>(() => hotel.Concierge.SendAsync(Prompt));
    }

    [Fact]
    public async Task A_stream_that_is_cut_is_one_prompt_exception()
    {
        await using var hotel = await Hotel.OpenAsync("""{"rules":[{"fault":{"kind":"cutStream"},"reply":{"text":"never to be read to its end"}}]}""");

        await Assert.ThrowsAsync<PromptException>(async () =>
        {
            await foreach (var _ in hotel.Concierge.StreamAsync(Prompt))
            {
            }
        });
    }

    [Fact]
    public async Task An_unreadable_structured_answer_escalates_and_is_paid_for()
    {
        await using var hotel = await Hotel.OpenAsync(
            """
            {"rules":[
              {"match":{"models":["claude-haiku-4-5"]},"reply":{"text":"{\"room\":\"blue\"}"}},
              {"reply":{"json":{"room":"blue","guests":2}}}
            ]}
            """);

        var result = await hotel.Booking.SendAsync(Hotel.Handbook, "A room for two, please.");

        Assert.Equal(new Booking("blue", 2), result.Value);
        Assert.Equal([AttemptOutcome.Unreadable, AttemptOutcome.Accepted], result.Attempts.Select(attempt => attempt.Outcome));
        Assert.Equal(hotel.Emulator.Stats.Total.CostUsd, result.Cost);
    }

    [Fact]
    public async Task The_schema_is_sent_with_the_same_bytes_to_every_tier()
    {
        await using var hotel = await Hotel.OpenAsync("""{"rules":[{"reply":{"json":{"room":"blue","guests":0}}}]}""");

        await hotel.Booking.SendAsync(Hotel.Handbook, "A room for two, please.");

        var formats = Enumerable.Range(0, 2).Select(i => hotel.Sent(i).Json["output_config"]!.ToJsonString()).Distinct();
        Assert.Contains("\"guests\"", Assert.Single(formats), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_ends_the_call_at_once()
    {
        await using var hotel = await Hotel.OpenAsync("""{"rules":[{"latencyMs":60000,"reply":{"text":"late"}}]}""");
        using var cancel = new CancellationTokenSource();

        var sending = hotel.Concierge.SendAsync(Prompt, cancel.Token);
        while (hotel.Emulator.Requests.Count == 0)
            await Task.Delay(5);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    private static string Faulty(string kind) => $$"""{"rules":[{"fault":{"kind":"{{kind}}"},"reply":{"text":"never"} }]}""";
}
