using CachePrefix.Analyzers.Volatility.Lattice;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Flow;

/// <summary>Notes where the system messages of a body are put, and takes back what was found of those that only ever follow turns.</summary>
internal sealed class MessageOrder
{
    private readonly HashSet<SyntaxNode> _leading = [];
    private readonly HashSet<SyntaxNode> _trailing = [];

    public void Place(AbstractValue added, AbstractValue known, bool isFirst)
    {
        foreach (var message in added.Messages)
            (known.Has(ValueTraits.Turn) && !isFirst ? _trailing : _leading).Add(message);
    }

    public void DropTrailing(Summary summary)
    {
        foreach (var key in summary.Hits.Where(hit => hit.Value.Message is { } message && _trailing.Contains(message) && !_leading.Contains(message)).Select(static hit => hit.Key).ToList())
            summary.Hits.Remove(key);
    }
}
