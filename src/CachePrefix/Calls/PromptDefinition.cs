using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>What a prompt's client needs to know of the prompt. Implemented by generated code, one per prompt.</summary>
/// <typeparam name="TPrompt">The prompt's type.</typeparam>
/// <typeparam name="TResult">The type of its answers.</typeparam>
public abstract class PromptDefinition<TPrompt, TResult>
{
    /// <summary>The layout.</summary>
    public abstract PromptLayout Layout { get; }

    /// <summary>The route.</summary>
    public abstract PromptRoute Route { get; }

    /// <summary>How an answer becomes a value.</summary>
    public abstract ResultReader<TResult> Result { get; }

    /// <summary>The tools, ordinally by name; created once.</summary>
    public virtual IReadOnlyList<AITool> Tools => [];

    /// <summary>The most tokens the model may answer with, or <see langword="null"/> for the provider's own limit.</summary>
    public virtual int? MaxOutputTokens => null;

    /// <summary>The sampling temperature, or <see langword="null"/> for the provider's own.</summary>
    public virtual float? Temperature => null;

    /// <summary>How long answers may be given again to the same request, or <see langword="null"/> when every call asks a model.</summary>
    public virtual ResponseCachePolicy? ResponseCache => null;

    /// <summary>When answers may be given to questions that mean the same, or <see langword="null"/> when they may not.</summary>
    public virtual SemanticCachePolicy? SemanticCache => null;

    /// <summary>How long the answers of many prompts may take, or <see langword="null"/> when they are wanted at once.</summary>
    public virtual TimeSpan? Patience => null;

    /// <summary>Whether the prompt has a validator.</summary>
    public virtual bool HasValidator => false;

    /// <summary>Writes every cached segment, in layout order.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="request">Takes the segments.</param>
    public abstract void WritePrefix(TPrompt prompt, ref PromptRequestWriter request);

    /// <summary>Writes every input, in layout order.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="request">Takes the inputs.</param>
    public abstract void WriteInputs(TPrompt prompt, ref PromptRequestWriter request);

    /// <summary>Names the tier of a request. Called only when the route's kind is <see cref="RouteKind.Method"/>.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The tier's name.</returns>
    public virtual ValueTask<string> RouteAsync(TPrompt prompt, CancellationToken cancellationToken) => new(Route.Tiers[0]);

    /// <summary>Accepts or rejects an answer.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Whether the answer is valid.</returns>
    public virtual ValueTask<bool> ValidateAsync(TPrompt prompt, TResult answer, CancellationToken cancellationToken) => new(true);

    /// <summary>Accepts or rejects an answer, and may say why.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The verdict.</returns>
    public virtual async ValueTask<AnswerVerdict> JudgeAsync(TPrompt prompt, TResult answer, CancellationToken cancellationToken) =>
        await ValidateAsync(prompt, answer, cancellationToken).ConfigureAwait(false);
}
