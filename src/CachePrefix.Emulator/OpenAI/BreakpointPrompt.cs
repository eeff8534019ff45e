using CachePrefix.Emulator.Cache;
using CachePrefix.Emulator.Prompts;
using CachePrefix.Models;

namespace CachePrefix.Emulator.OpenAI;

/// <summary>A prompt for a model with breakpoints: those of the request and the one that the provider places after the last message.</summary>
internal sealed class BreakpointPrompt : ICachedPrompt
{
    /// <summary>Keeps prefixes that the provider marked by itself apart from those that a request marked.</summary>
    private static readonly UInt128 ImplicitKind = UInt128.MaxValue / 3;

    private readonly List<PrefixBlock> _blocks = [];
    private readonly List<int> _explicit = [];
    private readonly Dictionary<int, CacheLifetime> _lifetimes = [];
    private readonly List<int> _messageEndings = [];
    private readonly ModelInfo _model;
    private readonly CacheSettings _settings;

    public BreakpointPrompt(IReadOnlyList<PromptPart> parts, ModelInfo model, CacheSettings settings, string scope)
    {
        _model = model;
        _settings = settings;
        using var hasher = new PrefixHasher();
        hasher.Append("openai breakpoints");
        hasher.Append(scope);
        hasher.Append(model.Id);
        hasher.Append(settings.Prefix);
        for (var index = 0; index < parts.Count; index++)
        {
            Add(parts[index], hasher);
            if (parts[index].Message >= 0 && (index + 1 == parts.Count || parts[index + 1].Message != parts[index].Message))
                EndMessage();
        }
    }

    public TimeSpan? Lifetime => _lifetimes.Values.Append(_settings.Lifetime).Max(lifetime => lifetime.Duration);

    public CacheOutcome Plan(PromptCache cache, DateTimeOffset start, bool mayRead) =>
        cache.PlanBreakpoints(_blocks, Breakpoints(), Candidates(), BreakpointLimits.Of(_model), start, mayRead);

    private void Add(PromptPart part, PrefixHasher hasher)
    {
        hasher.Append(part.Content);
        var tokens = (_blocks.Count == 0 ? 0 : _blocks[^1].Tokens) + (int)(part.CountTokens() * _model.TokenScale);
        if (part.Marker is { } marker)
        {
            if (marker.Ttl is { } ttl)
                _lifetimes[_blocks.Count] = _model.Lifetimes.First(lifetime => lifetime.Name == ttl);
            _explicit.Add(_blocks.Count);
        }

        _blocks.Add(new PrefixBlock(hasher.Key, tokens, _blocks.Count));
    }

    private void EndMessage()
    {
        _messageEndings.Add(_blocks.Count);
        _blocks.Add(_blocks[^1] with { Key = _blocks[^1].Key ^ ImplicitKind, Position = _blocks.Count });
    }

    private List<CacheBreakpoint> Breakpoints()
    {
        IEnumerable<int> all = _settings.IsExplicit || _messageEndings.Count == 0 ? _explicit : [.. _explicit, _messageEndings[^1]];
        return [.. all.TakeLast(_model.Provider.MaxBreakpoints).Select(block => new CacheBreakpoint(block, _lifetimes.GetValueOrDefault(block, _settings.Lifetime)))];
    }

    private IEnumerable<int> Candidates()
    {
        var lookUp = _model.Provider.LookUp ?? new BreakpointLookUp(0, int.MaxValue, int.MaxValue - 1);
        var tried = _explicit.Take(lookUp.FirstBreakpoints).Concat(_explicit.TakeLast(lookUp.LastBreakpoints));
        if (!_settings.IsExplicit)
            tried = tried.Concat(_messageEndings.TakeLast(1 + lookUp.MessageEndings));
        return tried.Distinct().OrderDescending();
    }
}
