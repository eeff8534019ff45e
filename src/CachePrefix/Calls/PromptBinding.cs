using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>A prompt's definition in a program: what all calls of a client have in common.</summary>
internal sealed class PromptBinding<TPrompt, TResult>(PromptDefinition<TPrompt, TResult> definition, PromptLayout layout, PromptRuntime runtime)
{
    private readonly AITool[] _tools = [.. definition.Tools];

    public PromptDefinition<TPrompt, TResult> Definition { get; } = definition;

    public PromptLayout Layout { get; } = layout;

    public PromptRuntime Runtime { get; } = runtime;

    public PromptRoute Route { get; } = definition.Route;

    public bool HasTools => _tools.Length > 0;

    /// <summary>The tools for one request; nothing when there are none.</summary>
    public SharedTools? ShareTools() => HasTools ? new SharedTools(_tools) : null;

    /// <summary>The same prompt with other lifetimes.</summary>
    public PromptBinding<TPrompt, TResult> With(PromptLayout layout) => new(Definition, layout, Runtime);
}
