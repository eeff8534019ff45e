using CachePrefix.Auditing;

namespace CachePrefix.Tool.Tests.Support;

internal static class Describe
{
    public static IReadOnlyList<string> Of(AuditResult audit) => [.. audit.Findings.Select(static finding => $"{finding.Path}:{finding.Line} {finding.Id}")];
}
