namespace CachePrefix;

/// <summary>The base of every generated client: gives a prompt's calls to the steps that answer them.</summary>
/// <typeparam name="TPrompt">The prompt's type.</typeparam>
/// <typeparam name="TResult">The type of its answers.</typeparam>
public abstract partial class PromptClient<TPrompt, TResult>
{
    private readonly PromptBinding<TPrompt, TResult> _binding;
    private readonly PromptPipeline _pipeline;

    /// <summary>Binds a definition to the program's tiers.</summary>
    /// <param name="definition">The prompt's definition.</param>
    /// <param name="runtime">The program's tiers and settings.</param>
    /// <exception cref="CachePrefixConfigurationException">A tier of the prompt does not exist, or configured lifetimes rise along the prefix.</exception>
    protected PromptClient(PromptDefinition<TPrompt, TResult> definition, PromptRuntime runtime)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(runtime);
        _binding = new PromptBinding<TPrompt, TResult>(definition, definition.Layout.WithTtls(runtime.Options.Ttls.AsReadOnly()), runtime);
        _pipeline = new PromptPipeline(runtime, _binding.Layout, _binding.Route, definition.Tools, new AnswerPolicies(definition.ResponseCache, definition.SemanticCache));
    }

    /// <summary>Sends a prompt and returns the typed answer.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    /// <returns>The answer with its tier, tokens, cost and latency.</returns>
    /// <exception cref="ArgumentException">Every input and the history are empty.</exception>
    /// <exception cref="PromptException">The provider failed, or the last tier's answer is not a value of the result type.</exception>
    public Task<PromptResult<TResult>> SendAsync(TPrompt prompt, CancellationToken cancellationToken = default) =>
        SendAsync(prompt, gate: null, cancellationToken);

    private Task<PromptResult<TResult>> SendAsync(TPrompt prompt, PrimingGate? gate, CancellationToken cancellationToken)
    {
        if (prompt is null)
            return Task.FromException<PromptResult<TResult>>(Missing());

        var sent = _pipeline.SendAsync(new TypedPromptCall<TPrompt, TResult>(prompt, _binding), gate, cancellationToken);
        return sent.IsCompletedSuccessfully ? Task.FromResult((PromptResult<TResult>)sent.Result) : AwaitAsync(sent);
    }

    private static async Task<PromptResult<TResult>> AwaitAsync(ValueTask<PromptResult> sent) => (PromptResult<TResult>)await sent.ConfigureAwait(false);

    /// <summary>Sends a prompt and returns the answer piece by piece; the last piece carries the whole result.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    /// <returns>The pieces in order.</returns>
    /// <exception cref="ArgumentException">Every input and the history are empty.</exception>
    /// <exception cref="PromptException">The provider failed, or the last tier's answer is not a value of the result type.</exception>
    public IAsyncEnumerable<PromptUpdate<TResult>> StreamAsync(TPrompt prompt, CancellationToken cancellationToken = default) =>
        new UpdateStream(this, prompt, cancellationToken);

    private TypedPromptCall<TPrompt, TResult> CallOf(TPrompt prompt)
    {
        Require(prompt);
        return new TypedPromptCall<TPrompt, TResult>(prompt, _binding);
    }

    private void Require(TPrompt prompt)
    {
        if (prompt is null)
            throw Missing();
    }

    private ArgumentNullException Missing() => new("prompt", $"The prompt of '{PromptName}' is null.");
}
