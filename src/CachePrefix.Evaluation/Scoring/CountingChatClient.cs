using System.Runtime.CompilerServices;
using CachePrefix.Models;
using Microsoft.Extensions.AI;

namespace CachePrefix.Evaluation;

/// <summary>Adds up what the calls of one score cost.</summary>
internal sealed class CountingChatClient(IChatClient inner, ModelCatalog catalog) : DelegatingChatClient(inner)
{
    private readonly object _lock = new();
    private decimal? _cost = 0;

    /// <summary>In US dollars; <see langword="null"/> once a call was of a model without a known price, or without usage.</summary>
    public decimal? Cost
    {
        get
        {
            lock (_lock)
                return _cost;
        }
    }

    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var response = await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        Add(response, options);
        return response;
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken).ConfigureAwait(false))
        {
            updates.Add(update);
            yield return update;
        }

        Add(updates.ToChatResponse(), options);
    }

    protected override void Dispose(bool disposing)
    {
        // The judge's client belongs to whoever made it.
    }

    private void Add(ChatResponse response, ChatOptions? options)
    {
        var model = response.ModelId ?? options?.ModelId ?? InnerClient.GetService<ChatClientMetadata>()?.DefaultModelId;
        decimal? cost = response.Usage is { } usage && model is not null
            ? catalog.CostOf(model, UsageOf(usage), DateOnly.FromDateTime(DateTime.UtcNow))?.Total
            : null;
        lock (_lock)
            _cost += cost;
    }

    internal static TokenUsage UsageOf(UsageDetails usage)
    {
        var read = usage.CachedInputTokenCount ?? 0;
        long written = 0, writtenLong = 0;
        usage.AdditionalCounts?.TryGetValue(UsageKeys.Written5m, out written);
        usage.AdditionalCounts?.TryGetValue(UsageKeys.Written1h, out writtenLong);
        return new TokenUsage(Math.Max(0, (usage.InputTokenCount ?? 0) - read - written - writtenLong), read, written, writtenLong, usage.OutputTokenCount ?? 0);
    }
}
