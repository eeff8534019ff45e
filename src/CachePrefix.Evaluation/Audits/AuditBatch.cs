using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.AI;

namespace CachePrefix.Evaluation;

/// <summary>
/// Asks sampled requests by batch. What is under way is known to this process alone: after a restart it is not asked for again, which loses a sample and costs no answer.
/// </summary>
internal sealed class AuditBatch(IBatchEndpoint endpoint, ProductionAuditOptions options, TimeProvider time)
{
    public string Provider => endpoint.Provider;

    /// <summary>Waits until a batch is full, or its first request has waited long enough.</summary>
    public async Task<List<AuditItem>> CollectAsync(ChannelReader<AuditItem> queue, CancellationToken cancellationToken)
    {
        var items = new List<AuditItem>();
        using var patience = new CancellationTokenSource(options.BatchWait, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            while (items.Count < options.BatchSize)
                items.Add(await queue.ReadAsync(both.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // What has come until now makes the batch.
        }

        return items;
    }

    public async IAsyncEnumerable<(AuditItem Item, ChatResponse Response)> AskAsync(IReadOnlyList<AuditItem> items, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var name = $"audit-{Guid.NewGuid():N}"[..22];
        var id = await endpoint.SubmitAsync(new BatchSubmission(name, items.Count, time.GetUtcNow()), RequestsAsync(name, items, cancellationToken), cancellationToken).ConfigureAwait(false);
        BatchProgress progress;
        while (!(progress = await endpoint.GetAsync(id, cancellationToken).ConfigureAwait(false)).HasEnded)
            await Task.Delay(options.PollInterval, time, cancellationToken).ConfigureAwait(false);
        if (progress.Error is not null)
            throw new EvaluationException($"The provider refused the audit's batch: {progress.Error}");

        using var results = new MemoryStream();
        await endpoint.DownloadAsync(id, results, cancellationToken).ConfigureAwait(false);
        results.Position = 0;
        using var reader = new StreamReader(results);
        while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            if (TryParse(line) is { State: BatchLineState.Succeeded } parsed && PositionOf(name, parsed.CustomId) is { } position && position < items.Count)
                yield return (items[position], await endpoint.ReadAsync(parsed.Answer, cancellationToken).ConfigureAwait(false));
        }
    }

    private async IAsyncEnumerable<BatchRequest> RequestsAsync(string name, IReadOnlyList<AuditItem> items, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var i = 0; i < items.Count; i++)
        {
            var call = items[i].Call;
            yield return new BatchRequest($"{name}-{i}", await endpoint.WriteAsync(call.Messages, call.Options, cancellationToken).ConfigureAwait(false));
        }
    }

    private BatchLine? TryParse(string line)
    {
        try
        {
            return string.IsNullOrWhiteSpace(line) ? null : endpoint.Parse(System.Text.Encoding.UTF8.GetBytes(line));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static int? PositionOf(string name, string id) =>
        id.StartsWith(name + "-", StringComparison.Ordinal) && int.TryParse(id.AsSpan(name.Length + 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var position)
            ? position : null;
}
