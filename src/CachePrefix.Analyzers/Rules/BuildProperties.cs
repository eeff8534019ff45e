using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Rules;

/// <summary>What the build tells the analyzers of a project.</summary>
internal static class BuildProperties
{
    public const string TargetFramework = "build_property.TargetFramework";

    public static bool IsTrue(this AnalyzerConfigOptions options, string property) =>
        options.TryGetValue(property, out var value) && string.Equals(value.Trim(), "true", StringComparison.OrdinalIgnoreCase);
}
