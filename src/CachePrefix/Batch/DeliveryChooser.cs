using CachePrefix.Models;

namespace CachePrefix;

/// <summary>Chooses between direct calls and a batch for many prompts: what is done in time first, then what is cheaper by the price sheet.</summary>
internal sealed class DeliveryChooser<TPrompt, TResult>(PromptBatchContext<TPrompt, TResult> context)
{
    private const int MostSamples = 16;

    public async Task<(Delivery Delivery, BatchOptions Options)> ChooseAsync(
        IReadOnlyList<TPrompt> prompts, SendManyOptions options, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        var batching = (options.Batch ?? new BatchOptions()).Copy();
        batching.Deadline = deadline;
        batching.MaxConcurrency = options.MaxConcurrency;
        var delivery = await ReasonAsync().ConfigureAwait(false);
        return (delivery, batching);

        async Task<Delivery> ReasonAsync()
        {
            if (batching.Run is { } run && await PromptBatch<TPrompt, TResult>.StoreOf(batching, context.Runtime).FindAsync(run, cancellationToken).ConfigureAwait(false) is { IsPrepared: true })
                return new Delivery(IsBatch: true, $"run '{run}' was begun as a batch") { Deadline = deadline };
            if (Obstacle(prompts.Count) is { } obstacle)
                return new Delivery(IsBatch: false, obstacle) { Deadline = deadline };

            var samples = await SamplesAsync(prompts, cancellationToken).ConfigureAwait(false);
            var services = samples.Select(sample => Service(sample.Tier)).ToList();
            if (services.FindIndex(static service => service is null) is >= 0 and var unknown)
                return new Delivery(IsBatch: false, $"the catalogue does not say how batches of tier '{samples[unknown].Tier.Name}' go (batchService)") { Deadline = deadline };

            var patience = deadline - context.Runtime.Time.GetUtcNow();
            var usual = services.Max(static service => service!.Value.Usual);
            if (patience < usual)
                return new Delivery(IsBatch: false, $"{Words(patience)} until the deadline are less than the {Words(usual)} within which most batches end") { Deadline = deadline };

            var economy = new DeliveryEconomy(samples, prompts.Count, context.Runtime);
            if (options.Batch is null)
                batching.Seed = economy.SharesPrefix && patience >= 2 * usual;
            return economy.Compare(batching, services.Min(static service => service!.Value.LeastHits), services.Min(static service => service!.Value.MostHits)) is var (direct, batch)
                ? new Delivery(batch < direct, FormattableString.Invariant($"a batch costs about ${batch:0.######}, direct calls ${direct:0.######}; {Words(patience)} until the deadline"))
                {
                    Deadline = deadline, DirectCost = direct, BatchCost = batch,
                }
                : new Delivery(IsBatch: false, "the price sheet does not have the models of all tiers") { Deadline = deadline };
        }
    }

    /// <summary>Why there can be no batch, or <see langword="null"/>.</summary>
    private string? Obstacle(int prompts)
    {
        if (prompts == 0)
            return "there are no prompts";
        if (context.Definition.Tools.Count > 0)
            return "the prompt has tools, which nobody runs in a batch";
        if (context.Pipeline.HasSteps)
            return "the prompt has a response cache, which batches do not ask";
        foreach (var tier in context.Pipeline.Tiers)
        {
            if (!BatchDriver.HasEndpoint(context.Pipeline.Require(tier)))
                return $"the client of tier '{tier}' has no batch interface";
        }

        return null;
    }

    /// <summary>Some of the prompts, evenly spread. A router of its own, which may be a model, is not asked: the first tier stands for all.</summary>
    private async Task<List<DeliverySample>> SamplesAsync(IReadOnlyList<TPrompt> prompts, CancellationToken cancellationToken)
    {
        var count = Math.Min(MostSamples, prompts.Count);
        var samples = new List<DeliverySample>(count);
        for (var index = 0; index < count; index++)
        {
            var call = context.CallOf(prompts[(int)((long)index * prompts.Count / count)]);
            var tier = call.Route.Kind == RouteKind.Method
                ? (await context.Pipeline.FirstAttemptAsync(call, cancellationToken).ConfigureAwait(false)).Tier
                : context.Pipeline.Require(call.Route.Tiers[0]);
            samples.Add(new DeliverySample(tier, call, context.DirectLayout, context.Layout));
        }

        return samples;
    }

    private BatchService? Service(Tier tier) =>
        BatchDriver.HasEndpoint(tier) ? context.Runtime.Prices.BatchServiceOf(BatchDriver.EndpointOf(tier).Provider) : null;

    private static string Words(TimeSpan time) =>
        time.TotalHours >= 1 ? FormattableString.Invariant($"{time.TotalHours:0.#} h") : FormattableString.Invariant($"{Math.Max(0, time.TotalMinutes):0} min");
}
