using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Requests;

/// <summary>What the rules about requests reported in a compilation.</summary>
/// <param name="Models">The catalogue that they read.</param>
/// <param name="Members">The findings of each member whose code makes something that belongs to requests.</param>
internal sealed record KeptRequests(object Models, IReadOnlyDictionary<SyntaxNode, KeptFindings> Members);

/// <summary>What the rules found in the code of a member, and what that depends on.</summary>
/// <param name="Dependencies">What was read of the code.</param>
/// <param name="Findings">The findings, wherever their places are.</param>
internal sealed record KeptFindings(Dependencies Dependencies, IReadOnlyList<Diagnostic> Findings);
