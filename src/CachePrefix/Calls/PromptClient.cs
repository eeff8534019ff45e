using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>The base of every generated client: builds the request, routes it, validates the answer and escalates.</summary>
/// <typeparam name="TPrompt">The prompt's type.</typeparam>
/// <typeparam name="TResult">The type of its answers.</typeparam>
public abstract partial class PromptClient<TPrompt, TResult>
{
    private readonly PromptDefinition<TPrompt, TResult> _definition;
    private readonly PromptRuntime _runtime;
    private readonly PromptLayout _layout;
    private readonly Tier?[] _tiers;
    private readonly ToolLoop? _toolLoop;

    /// <summary>Binds a definition to the program's tiers.</summary>
    /// <param name="definition">The prompt's definition.</param>
    /// <param name="runtime">The program's tiers and settings.</param>
    /// <exception cref="CachePrefixConfigurationException">A tier of the prompt does not exist, or configured lifetimes rise along the prefix.</exception>
    protected PromptClient(PromptDefinition<TPrompt, TResult> definition, PromptRuntime runtime)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(runtime);
        _definition = definition;
        _runtime = runtime;
        _layout = definition.Layout.WithTtls(runtime.Options.Ttls.AsReadOnly());
        foreach (var tier in definition.Route.Tiers)
            RequireTier(tier);
        _tiers = new Tier?[definition.Route.Tiers.Count];
        if (definition.Tools.Count > 0)
            _toolLoop = new ToolLoop(new ToolRunner(definition.Tools, runtime.Services), runtime);
    }

    private void RequireTier(string tier)
    {
        if (!_runtime.Tiers.Names.Contains(tier))
            throw UnknownTier.Error(tier, _layout.Name, _runtime.Tiers.Names);
    }

    private Tier TierAt(int index) => _tiers[index] ??= _runtime.Tiers.Get(_definition.Route.Tiers[index]);

    private ValueTask<Tier> ChooseFirstTierAsync(TPrompt prompt, CancellationToken cancellationToken) =>
        _definition.Route.Kind == RouteKind.Method ? RouteAsync(prompt, cancellationToken) : new(TierAt(0));

    private async ValueTask<Tier> RouteAsync(TPrompt prompt, CancellationToken cancellationToken)
    {
        var name = await _definition.RouteAsync(prompt, cancellationToken).ConfigureAwait(false);
        RequireTier(name);
        return _runtime.Tiers.Get(name);
    }

    /// <summary>Whether this client runs the tools that the model calls: there are some, and the tier's client does not run them itself.</summary>
    [MemberNotNullWhen(true, nameof(_toolLoop))]
    private bool RunsTools(Tier tier) => _toolLoop is not null && !tier.InvokesFunctions;

    private PromptRequest BuildRequest(TPrompt prompt, Tier tier)
    {
        var writer = StartRequest(tier);
        _definition.WritePrefix(prompt, ref writer);
        _definition.WriteInputs(prompt, ref writer);
        if (!writer.HasUserTurn)
            throw new ArgumentException(
                $"Prompt '{_layout.Name}' has no user turn: every input and the history are empty. Give at least one of them a value.",
                nameof(prompt));

        return writer.Finish(new PromptChatOptions(_layout)
        {
            Spans = writer.Spans,
            MaxOutputTokens = _definition.MaxOutputTokens,
            Temperature = _definition.Temperature,
            ResponseFormat = _definition.Result.Format,
            Tools = CopyTools(),
        });
    }

    private PromptRequestWriter StartRequest(Tier tier) =>
        new(_layout, _runtime.Limits, tier.GuardsPrefix, hasTools: _toolLoop is not null);

    /// <summary>A list of its own per request, since middleware may add tools to it.</summary>
    private List<AITool>? CopyTools() => _toolLoop is null ? null : [.. _definition.Tools];
}
