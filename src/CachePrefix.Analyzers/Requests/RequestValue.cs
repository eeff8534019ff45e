using CachePrefix.Analyzers.Volatility.Objects;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Requests;

/// <summary>What the code says about an object at one point: its members, its elements, or that it is a constant.</summary>
internal sealed class RequestValue(SyntaxNode node, ITypeSymbol? type)
{
    private readonly Dictionary<string, Setting> _settings = new(StringComparer.Ordinal);

    /// <summary>The expression that makes the object.</summary>
    public SyntaxNode Node { get; } = node;

    public ITypeSymbol? Type { get; } = type;

    /// <summary>Which object it is; <see langword="null"/> for plain values.</summary>
    public ObjectId? Id { get; init; }

    /// <summary>The static member, enumeration member or parameter that the value is.</summary>
    public ISymbol? Member { get; init; }

    public Optional<object?> Constant { get; init; }

    public string? Text => Constant is { HasValue: true, Value: string text } ? text : null;

    public bool IsNull => Constant is { HasValue: true, Value: null };

    /// <summary>The elements, if it is a list.</summary>
    public List<ListItem>? Items { get; init; }

    /// <summary>Whether code changes it in a way that is not followed.</summary>
    public bool IsChanged { get; init; }

    /// <summary>Whether members that nothing here sets may have a value.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Whether a request that was read holds it.</summary>
    public bool IsSent { get; set; }

    public IReadOnlyDictionary<string, Setting> Settings => _settings;

    /// <summary>Sets a member by name, or an element by <c>[key]</c>.</summary>
    public void Set(string name, Setting setting) => _settings[name] = setting;

    public Setting? Find(string name) => _settings.TryGetValue(name, out var setting) ? setting : null;

    public RequestValue? ValueOf(string name) => Find(name)?.Value;
}
