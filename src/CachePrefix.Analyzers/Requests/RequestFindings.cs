using System.Collections.Immutable;
using CachePrefix.Analyzers.Requests.Rules;
using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Requests;

/// <summary>What the rules about requests find in a compilation.</summary>
internal sealed class RequestFindings
{
    private readonly KeptRequests _requests;

    private RequestFindings(EngineAnalysis analysis, KeptRequests requests) => (Analysis, _requests) = (analysis, requests);

    /// <summary>What they were found in. It is held so that the rules that ask next need not analyse anew.</summary>
    public EngineAnalysis Analysis { get; }

    /// <summary>Reads the members of which nothing is known, and checks what they make.</summary>
    public static RequestFindings Create(EngineAnalysis analysis, AnalyzerOptions options, ImmutableArray<RequestRule> rules, CancellationToken cancellationToken)
    {
        var models = new RequestReport(analysis, options, cancellationToken).Models;
        var kept = analysis.Requests is { } last && ReferenceEquals(last.Models, models) ? last : new KeptRequests(models, ImmutableDictionary<SyntaxNode, KeptFindings>.Empty);
        var (members, known) = (analysis.Engine.Index.Own.MakingRequests, kept.Members);
        var read = analysis.ReadRequests(member => !known.ContainsKey(member.Node), cancellationToken).ToDictionary(static requests => requests.Member.Node);
        if (read.Count == 0 && known.Count == members.Length)
            return new RequestFindings(analysis, kept);

        var found = new Dictionary<SyntaxNode, KeptFindings>();
        foreach (var member in members)
            found.Add(member.Node, read.TryGetValue(member.Node, out var requests) ? Check(requests) : known[member.Node]);

        kept = new KeptRequests(models, found);
        analysis.Keep(kept);
        return new RequestFindings(analysis, kept);

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

    public IEnumerable<Diagnostic> In(SyntaxTree tree) => _requests.ByTree[tree];
}
