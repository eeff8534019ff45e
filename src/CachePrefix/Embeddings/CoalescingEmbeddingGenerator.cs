using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>
/// Sends the texts of calls that wait at the same time in one request, each text once. Nobody waits for others to come: a text is sent
/// as soon as a request may be made, and what arrives meanwhile goes together with the next.
/// </summary>
/// <remarks>
/// A request that fails is repeated for each text alone, so that nobody fails with another one's text. Reported usage is divided among the
/// texts of a request by their length; its sum is what the provider reported. Calls with options go through as they are.
/// </remarks>
public sealed class CoalescingEmbeddingGenerator : DelegatingEmbeddingGenerator<string, Embedding<float>>
{
    private readonly object _gate = new();
    private readonly Dictionary<string, PendingEmbedding> _waiting = new(StringComparer.Ordinal);
    private readonly Queue<PendingEmbedding> _queue = new();
    private readonly CoalescingOptions _options;
    private int _running;

    /// <summary>Wraps a generator.</summary>
    /// <param name="innerGenerator">Makes the embeddings.</param>
    /// <param name="options">Settings; the defaults when <see langword="null"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is not positive.</exception>
    public CoalescingEmbeddingGenerator(IEmbeddingGenerator<string, Embedding<float>> innerGenerator, CoalescingOptions? options = null)
        : base(innerGenerator)
    {
        _options = options ?? new CoalescingOptions();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(_options.MaxBatchSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(_options.MaxBatchesAtOnce);
    }

    /// <inheritdoc />
    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (options is not null)
            return await base.GenerateAsync(values, options, cancellationToken).ConfigureAwait(false);

        string[] texts = [.. values];
        cancellationToken.ThrowIfCancellationRequested();
        var pending = Enqueue(texts);
        try
        {
            var embeddings = new GeneratedEmbeddings<Embedding<float>>(texts.Length);
            UsageDetails? usage = null;
            foreach (var one in pending)
            {
                embeddings.Add(await one.Embedding.WaitAsync(cancellationToken).ConfigureAwait(false));
                if (one.TakeUsage() is { } share)
                    (usage ??= new UsageDetails()).Add(share);
            }

            embeddings.Usage = usage;
            return embeddings;
        }
        finally
        {
            lock (_gate)
            {
                foreach (var one in pending)
                    one.Leave();
            }
        }
    }

    private PendingEmbedding[] Enqueue(string[] texts)
    {
        var pending = new PendingEmbedding[texts.Length];
        lock (_gate)
        {
            for (var i = 0; i < texts.Length; i++)
            {
                var text = texts[i] ?? throw new ArgumentException("A text is null.", nameof(texts));
                if (!_waiting.TryGetValue(text, out var one) || !one.TryJoin())
                {
                    one = new PendingEmbedding(text);
                    _waiting[text] = one;
                    _queue.Enqueue(one);
                }

                pending[i] = one;
            }

            StartRequests();
        }

        return pending;
    }

    /// <summary>Called with the gate held.</summary>
    private void StartRequests()
    {
        while (_running < _options.MaxBatchesAtOnce && NextBatch() is { Count: > 0 } batch)
        {
            _running++;
            _ = RunAsync(batch, new BatchEnding(batch));
        }
    }

    private List<PendingEmbedding> NextBatch()
    {
        var batch = new List<PendingEmbedding>();
        while (batch.Count < _options.MaxBatchSize && _queue.TryDequeue(out var next))
        {
            if (next.IsWanted)
                batch.Add(next);
            else
                Forget(next);
        }

        return batch;
    }

    private async Task RunAsync(List<PendingEmbedding> batch, BatchEnding ending)
    {
        // The caller's thread goes on to wait; it does not compute for others.
        await Task.Yield();
        try
        {
            await AskAsync(batch, ending.Token).ConfigureAwait(false);
        }
        catch (Exception) when (batch.Count > 1 && !ending.Token.IsCancellationRequested)
        {
            foreach (var one in batch)
                await AskAloneAsync(one, ending.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            foreach (var one in batch)
                one.Fail(exception);
        }
        finally
        {
            lock (_gate)
            {
                _running--;
                foreach (var one in batch)
                    Forget(one);
                StartRequests();
            }

            ending.Dispose();
        }
    }

    private async Task AskAloneAsync(PendingEmbedding one, CancellationToken cancellationToken)
    {
        if (one.Embedding.IsCompleted)
            return;

        try
        {
            await AskAsync([one], cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            one.Fail(exception);
        }
    }

    private async Task AskAsync(List<PendingEmbedding> batch, CancellationToken cancellationToken)
    {
        var result = await base.GenerateAsync(batch.Select(static one => one.Text), options: null, cancellationToken).ConfigureAwait(false);
        if (result.Count != batch.Count)
            throw new InvalidOperationException($"The embedding generator gave {result.Count} embeddings for {batch.Count} texts.");

        var shares = UsageShare.Divide(result.Usage, [.. batch.Select(static one => one.Text.Length)]);
        for (var i = 0; i < batch.Count; i++)
            batch[i].Succeed(result[i], shares[i]);
    }

    private void Forget(PendingEmbedding one)
    {
        one.Close();
        if (_waiting.TryGetValue(one.Text, out var known) && ReferenceEquals(known, one))
            _waiting.Remove(one.Text);
    }
}
