using CachePrefix.Analyzers.Volatility.Rows;

namespace CachePrefix.Auditing.Reports;

/// <summary>Short names of what fills prompts.</summary>
public static class SinkName
{
    /// <summary>The type and member of a documentation id, such as <c>ChatHistory.AddSystemMessage</c>; other names stay as they are.</summary>
    /// <param name="sink">The sink of a finding.</param>
    public static string Of(string? sink)
    {
        if (sink is null or { Length: < 3 } || sink[1] != ':')
            return sink ?? string.Empty;

        var (type, member) = DocumentationId.SimpleNames(sink);
        return member is "#ctor" or "" ? type : $"{type}.{member}";
    }
}
