using System.Collections.Concurrent;
using CachePrefix.Ledger.Tests.Bills;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace CachePrefix.Ledger.Tests.Ledgers;

/// <summary>Calls that their caller ends: nobody says what they cost, so they are counted as unpriced, once.</summary>
public sealed class AbandonedTests
{
    private readonly KeptRecords _kept = new();

    [Fact]
    public async Task A_stream_that_is_left_is_recorded_without_a_price()
    {
        await using var program = await HotelProgram.StartAsync("", services => services.AddMetering().AddSingleton<ICallSink>(_kept));
        await foreach (var _ in program.Get<IBookingPromptClient>().StreamAsync(new BookingPrompt { Handbook = HotelProgram.Handbook, Request = "Book it" }))
            break;
        using var plain = program.PlainClient().WithMetering(program.Get<CallMeter>());
        await foreach (var _ in plain.GetStreamingResponseAsync("When is breakfast?"))
            break;

        Assert.Equal(2, _kept.Records.Count);
        Assert.All(_kept.Records, record => Assert.Equal((AttemptOutcome.Failed, (decimal?)null, true), (record.Outcome, record.Cost, record.IsFinal)));
    }

    [Fact]
    public async Task A_call_that_is_canceled_is_recorded_without_a_price()
    {
        var client = new NeverAnswering();
        using var metered = client.WithMetering(new CallMeter([_kept]));
        var booking = new BookingPromptClient(new PromptRuntime(
            new TierRegistry(new Tier("small", client, "claude-haiku-4-5"), new Tier("large", client)), observers: [new CallMeter([_kept])]));
        using var source = new CancellationTokenSource();
        var calls = new Task[] { booking.SendAsync(new BookingPrompt { Handbook = "h", Request = "Book it" }, source.Token), metered.GetResponseAsync("Hello?", cancellationToken: source.Token) };
        await source.CancelAsync();
        foreach (var call in calls)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        Assert.Equal(2, _kept.Records.Count);
        Assert.All(_kept.Records, record => Assert.Equal((AttemptOutcome.Failed, (decimal?)null), (record.Outcome, record.Cost)));
    }

    private sealed class KeptRecords : ICallSink
    {
        public ConcurrentQueue<CallRecord> Records { get; } = [];

        public void Take(CallRecord record) => Records.Enqueue(record);
    }

    private sealed class NeverAnswering : IChatClient
    {
        public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException();
        }

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
