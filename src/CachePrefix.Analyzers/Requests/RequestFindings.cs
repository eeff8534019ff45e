using System.Collections.Immutable;
using CachePrefix.Analyzers.Requests.Rules;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CachePrefix.Analyzers.Requests;

/// <summary>What the rules about requests find in a compilation, by file; each place once per rule.</summary>
internal sealed class RequestFindings
{
    private readonly ILookup<SyntaxTree, Diagnostic> _byTree;

    private RequestFindings(EngineAnalysis analysis, IEnumerable<Diagnostic> findings)
    {
        Analysis = analysis;
        var reported = new HashSet<(string Id, SyntaxTree? Tree, TextSpan Span)>();
        _byTree = findings
            .Where(finding => reported.Add((finding.Id, finding.Location.SourceTree, finding.Location.SourceSpan)))
            .ToLookup(static finding => finding.Location.SourceTree!);
    }

    /// <summary>What they were found in. It is held so that the rules that ask next need not analyse anew.</summary>
    public EngineAnalysis Analysis { get; }

    /// <summary>Reads the members of which nothing is known, and checks what they make.</summary>
    public static RequestFindings Create(EngineAnalysis analysis, AnalyzerOptions options, ImmutableArray<RequestRule> rules, CancellationToken cancellationToken)
    {
        var models = new RequestReport(analysis, options, cancellationToken).Models;
        var known = analysis.Requests is { } kept && ReferenceEquals(kept.Models, models) ? kept.Members : ImmutableDictionary<SyntaxNode, KeptFindings>.Empty;
        var read = analysis.ReadRequests(member => !known.ContainsKey(member.Node), cancellationToken).ToDictionary(static requests => requests.Member.Node);

        var found = new Dictionary<SyntaxNode, KeptFindings>();
        foreach (var member in analysis.Engine.Index.Own.MakingRequests)
            found.Add(member.Node, read.TryGetValue(member.Node, out var requests) ? Check(requests) : known[member.Node]);

        analysis.Keep(new KeptRequests(models, found));
        return new RequestFindings(analysis, found.Values.SelectMany(static member => member.Findings));

        KeptFindings Check(MemberRequests requests)
        {
            var report = new RequestReport(analysis, options, cancellationToken);
            foreach (var body in requests.Bodies)
            {
                foreach (var rule in rules)
                    rule.Check(body, report);
            }

            report.Dependencies.Add(requests.Dependencies);
            return new KeptFindings(report.Dependencies, report.Findings);
        }
    }

    public IEnumerable<Diagnostic> In(SyntaxTree tree) => _byTree[tree];
}
