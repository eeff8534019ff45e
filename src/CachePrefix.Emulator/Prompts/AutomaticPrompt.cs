using CachePrefix.Emulator.Cache;
using CachePrefix.Models;

namespace CachePrefix.Emulator.Prompts;

/// <summary>A prompt for a model that caches by itself: keys at every increment from the minimum size on, wherever it falls in the text.</summary>
internal sealed class AutomaticPrompt : ICachedPrompt
{
    /// <summary>The step where the provider tells none.</summary>
    private const int CommonStep = 128;

    private readonly List<PrefixBlock> _increments = [];
    private readonly CacheLifetime _lifetime;
    private readonly int _step;
    private readonly int _minimum;
    private int _tokens;
    private int _next;

    public AutomaticPrompt(IReadOnlyList<PromptPart> parts, ModelInfo model, string settings, CacheLifetime lifetime, string scope)
    {
        _lifetime = lifetime;
        _step = _next = model.IncrementTokens ?? CommonStep;
        _minimum = model.MinimumPrefixTokens ?? 0;
        using var hasher = new PrefixHasher();
        hasher.Append("automatic");
        hasher.Append(scope);
        hasher.Append(model.Id);
        hasher.Append(settings);
        foreach (var part in parts)
            Add(part, hasher);
    }

    public TimeSpan? Lifetime => _lifetime.Duration;

    public CacheOutcome Plan(PromptCache cache, DateTimeOffset start, bool mayRead) => cache.PlanAutomatic(_increments, _tokens, _lifetime, start, mayRead);

    private void Add(PromptPart part, PrefixHasher hasher)
    {
        hasher.Append(part.Kind switch { PartKind.Head => "head"u8, PartKind.Text => "text"u8, _ => "part"u8 });
        var text = part.Content;
        if (part.Kind == PartKind.Attachment)
        {
            hasher.Append(text);
            Count(PromptPart.TokensPerAttachment, hasher);
            return;
        }

        for (var from = 0; from < text.Length;)
        {
            var to = TokenEstimate.IndexAfter(text, from, _next - _tokens, out var counted);
            hasher.AppendRun(text.AsSpan(from, to - from));
            Count(counted, hasher);
            from = to;
        }
    }

    private void Count(int tokens, PrefixHasher hasher)
    {
        _tokens += tokens;
        if (_tokens < _next)
            return;
        var reached = _tokens / _step * _step;
        if (reached >= _minimum && reached > 0)
            _increments.Add(new PrefixBlock(hasher.Key, reached, _increments.Count));
        _next = reached + _step;
    }
}
