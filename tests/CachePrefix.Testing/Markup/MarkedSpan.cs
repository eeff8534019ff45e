using Microsoft.CodeAnalysis.Text;

namespace CachePrefix.Testing;

/// <summary>A span between markers: <c>[|…|]</c> (neither id nor key), <c>{|CPA1001:…|}</c> (id) or <c>{|#0:…|}</c> (key).</summary>
public sealed record MarkedSpan(TextSpan Span, string? Id, int? Key);
