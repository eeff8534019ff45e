using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>One member with code: which names it mentions, assigns and counts up. Read from syntax alone.</summary>
internal sealed class MemberEntry(SyntaxNode node, string name)
{
    public SyntaxNode Node { get; } = node;

    public string Name { get; } = name;

    public HashSet<string> Mentions { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Assigns { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Counts { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the member holds a literal <c>"system"</c> or <c>"developer"</c>, or reads a role that is named so, as hand-written messages do.</summary>
    public bool MentionsRole { get; set; }
}
