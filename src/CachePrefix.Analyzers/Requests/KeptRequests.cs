using CachePrefix.Analyzers.Volatility.Summaries;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Requests;

/// <summary>What the rules about requests reported in a compilation, with what that depends on.</summary>
/// <param name="Models">The catalogue that they read.</param>
/// <param name="Dependencies">What was read of the code.</param>
/// <param name="ByTree">The findings by file.</param>
internal sealed record KeptRequests(object Models, Dependencies Dependencies, IReadOnlyDictionary<SyntaxTree, List<Diagnostic>> ByTree);
