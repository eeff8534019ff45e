using CachePrefix.Analyzers.Requests;
using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Objects;
using CachePrefix.Analyzers.Volatility.Sinks;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>What analysis found of one method, field or property initializer, in terms of its parameters.</summary>
internal sealed class Summary : IEquatable<Summary>
{
    public static readonly Summary Empty = new();

    /// <summary>Of a unit that is not followed: what goes in comes out.</summary>
    public static readonly Summary Unknown = new();

    /// <summary>Operations interpreted to make the summary.</summary>
    public int Steps { get; set; }

    /// <summary>What a call gives, or what the field holds.</summary>
    public AbstractValue Returns { get; set; } = AbstractValue.Stable;

    /// <summary>What a call does to objects and which it gives.</summary>
    public ObjectSummary Objects { get; set; } = ObjectSummary.Empty;

    /// <summary>Of a field or property: whether other code than its initializer writes to it.</summary>
    public bool IsRewritten { get; set; }

    /// <summary>The requests that the body makes; <see langword="null"/> if it makes none and nothing that belongs to one.</summary>
    public BodyRequests? Requests { get; set; }

    /// <summary>What is added to the objects passed as arguments, by ordinal.</summary>
    public SortedDictionary<int, AbstractValue> Effects { get; } = [];

    /// <summary>What is written to fields and properties.</summary>
    public Dictionary<ISymbol, AbstractValue> Writes { get; } = new(SymbolEqualityComparer.Default);

    public Dictionary<(SyntaxNode Node, SyntaxNode Call), SinkHit> Hits { get; } = [];

    /// <summary>The methods that pass arguments on to sinks and are called here.</summary>
    public HashSet<ISymbol> SinkCallees { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The hits that depend on an argument.</summary>
    public List<SinkHit> ParameterHits { get; private set; } = [];

    public void AddEffect(int ordinal, AbstractValue value) =>
        Effects[ordinal] = Effects.TryGetValue(ordinal, out var known) ? known.Append(value) : value;

    public void AddWrite(ISymbol member, AbstractValue value) =>
        Writes[member] = Writes.TryGetValue(member, out var known) ? known.Join(value) : value;

    public void AddHit(SinkHit hit)
    {
        var key = (hit.Node, hit.Call);
        Hits[key] = Hits.TryGetValue(key, out var known) ? known.Join(hit) : hit;
    }

    /// <summary>Collects the hits that callers have to know, one for each expression at a sink.</summary>
    public Summary Seal()
    {
        var hits = new Dictionary<SyntaxNode, SinkHit>();
        foreach (var hit in Hits.Values)
        {
            if (hit.Kind == SinkKind.Convention)
                continue;

            var value = hit.Value.Map(static (taint, _) => taint.IsParameter && !taint.IsCondition ? taint : null, 0);
            if (!value.IsStable)
                hits[hit.Node] = hits.TryGetValue(hit.Node, out var known) ? known.Join(hit with { Value = value }) : hit with { Value = value };
        }

        ParameterHits = [.. hits.Values];
        ParameterHits.Sort(static (left, right) => SyntaxOrder.Compare(left.Node, right.Node));
        return this;
    }

    public bool Equals(Summary? other)
    {
        if (other is null || !Returns.Equals(other.Returns) || Effects.Count != other.Effects.Count
            || Writes.Count != other.Writes.Count || Hits.Count != other.Hits.Count || IsRewritten != other.IsRewritten || !Objects.Equals(other.Objects))
        {
            return false;
        }

        foreach (var effect in Effects)
        {
            if (!other.Effects.TryGetValue(effect.Key, out var value) || !value.Equals(effect.Value))
                return false;
        }

        foreach (var write in Writes)
        {
            if (!other.Writes.TryGetValue(write.Key, out var value) || !value.Equals(write.Value))
                return false;
        }

        foreach (var hit in Hits)
        {
            if (!other.Hits.TryGetValue(hit.Key, out var value) || !value.Value.Equals(hit.Value.Value))
                return false;
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as Summary);

    public override int GetHashCode() => Hits.Count;
}
