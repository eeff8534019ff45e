using CachePrefix.Analyzers.Volatility.Summaries;

namespace CachePrefix.Analyzers.Requests;

/// <summary>What the code of a member makes that belongs to requests.</summary>
/// <param name="Member">The member.</param>
/// <param name="Bodies">What each of its bodies makes.</param>
/// <param name="Dependencies">What was read of the code.</param>
internal sealed record MemberRequests(MemberEntry Member, IReadOnlyList<BodyRequests> Bodies, Dependencies Dependencies);
