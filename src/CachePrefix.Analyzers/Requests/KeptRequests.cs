using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CachePrefix.Analyzers.Requests;

/// <summary>What the rules about requests reported in a compilation.</summary>
/// <param name="models">The catalogue that they read.</param>
/// <param name="members">The findings of each member whose code makes something that belongs to requests.</param>
internal sealed class KeptRequests(object models, IReadOnlyDictionary<SyntaxNode, KeptFindings> members)
{
    private readonly Lazy<ILookup<SyntaxTree, Diagnostic>> _byTree = new(() => ByPlace(members.Values));

    public object Models { get; } = models;

    public IReadOnlyDictionary<SyntaxNode, KeptFindings> Members { get; } = members;

    /// <summary>The findings by file; each place once per rule.</summary>
    public ILookup<SyntaxTree, Diagnostic> ByTree => _byTree.Value;

    private static ILookup<SyntaxTree, Diagnostic> ByPlace(IEnumerable<KeptFindings> members)
    {
        var reported = new HashSet<(string Id, SyntaxTree? Tree, TextSpan Span)>();
        return members
            .SelectMany(static member => member.Findings)
            .Where(finding => reported.Add((finding.Id, finding.Location.SourceTree, finding.Location.SourceSpan)))
            .ToLookup(static finding => finding.Location.SourceTree!);
    }
}

/// <summary>What the rules found in the code of a member, and what that depends on.</summary>
/// <param name="Dependencies">What was read of the code.</param>
/// <param name="Findings">The findings, wherever their places are.</param>
internal sealed record KeptFindings(Dependencies Dependencies, IReadOnlyList<Diagnostic> Findings);
