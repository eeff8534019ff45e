namespace CachePrefix;

/// <summary>What a batch of a prompt needs of the prompt's client.</summary>
internal sealed record PromptBatchContext<TPrompt, TResult>(PromptBinding<TPrompt, TResult> Binding, PromptBinding<TPrompt, TResult> Direct, PromptPipeline Pipeline)
{
    public PromptDefinition<TPrompt, TResult> Definition => Binding.Definition;

    public PromptRuntime Runtime => Binding.Runtime;

    public PromptLayout Layout => Binding.Layout;

    public PromptLayout DirectLayout => Direct.Layout;

    public PromptCall CallOf(TPrompt prompt) => new TypedPromptCall<TPrompt, TResult>(prompt, Binding);

    public PromptCall CallOf(TPrompt prompt, string id) => new TypedPromptCall<TPrompt, TResult>(prompt, Binding) { Id = id };

    public PromptCall DirectCallOf(TPrompt prompt) => new TypedPromptCall<TPrompt, TResult>(prompt, Direct);

    public async ValueTask<byte[]> WriteAsync(PromptCall call, Attempt attempt, CancellationToken cancellationToken)
    {
        var request = call.RequestFor(attempt);
        return await BatchDriver.EndpointOf(attempt.Tier).WriteAsync(request.Messages, request.Options, cancellationToken).ConfigureAwait(false);
    }

    public BatchFileWriter WriterFor(IBatchStore store, BatchRun run) => new(
        store, run.Name, run.Parts.Count == 0 ? 0 : run.Parts.Max(static part => part.Number), tier => Runtime.Prices.BatchLimitsOf(BatchDriver.EndpointOf(tier).Provider));
}
