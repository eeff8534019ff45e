using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.DefinitionRules;

/// <summary>What the SDK sets for PublishAot, PublishTrimmed, IsAotCompatible and IsTrimmable.</summary>
internal static class NativePublishing
{
    /// <summary>Whether code cannot be made while the program runs.</summary>
    public static bool IsOn(AnalyzerConfigOptions options) => options.IsTrue("build_property.PublishAot") || options.IsTrue("build_property.EnableAotAnalyzer");

    /// <summary>Whether serialisation by reflection is not there.</summary>
    public static bool IsWithoutReflection(AnalyzerConfigOptions options) => IsOn(options) || options.IsTrue("build_property.EnableTrimAnalyzer");
}
