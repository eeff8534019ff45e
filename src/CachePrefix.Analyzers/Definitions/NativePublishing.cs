using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.DefinitionRules;

/// <summary>What the SDK sets for PublishAot, PublishTrimmed, IsAotCompatible and IsTrimmable.</summary>
internal static class NativePublishing
{
    /// <summary>Whether code cannot be made while the program runs.</summary>
    public static bool IsOn(AnalyzerConfigOptions options) => IsTrue(options, "build_property.PublishAot") || IsTrue(options, "build_property.EnableAotAnalyzer");

    /// <summary>Whether serialisation by reflection is not there.</summary>
    public static bool IsWithoutReflection(AnalyzerConfigOptions options) => IsOn(options) || IsTrue(options, "build_property.EnableTrimAnalyzer");

    private static bool IsTrue(AnalyzerConfigOptions options, string property) =>
        options.TryGetValue(property, out var value) && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
