using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Rules;

/// <summary>Makes the descriptors of all rules.</summary>
internal static class RuleDescriptor
{
    /// <param name="id">One of <see cref="RuleIds"/>.</param>
    /// <param name="category">One of <see cref="RuleCategory"/>.</param>
    /// <param name="severity">How severe a finding is unless the project says otherwise.</param>
    /// <param name="title">What is found, in a few words.</param>
    /// <param name="message">What is wrong, what it costs and the way out.</param>
    /// <param name="description">Why it costs money; nothing where the page of the rule says it all.</param>
    public static DiagnosticDescriptor Create(string id, string category, DiagnosticSeverity severity, string title, string message, string description = "") => new(
        id,
        title,
        message,
        category,
        severity,
        isEnabledByDefault: true,
        description,
        $"https://github.com/cacheprefix/cacheprefix/blob/main/docs/rules/{id}.md");
}
