using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>Tells test projects, by the framework that they refer to or by their name.</summary>
internal static class TestProjects
{
    private static readonly string[] Frameworks = ["xunit.core", "xunit.v3.core", "nunit.framework", "Microsoft.VisualStudio.TestPlatform.TestFramework", "MSTest.TestFramework", "TUnit.Core"];

    private static readonly string[] Suffixes = [".Tests", ".Test", ".UnitTests", ".IntegrationTests", ".Specs", ".FunctionalTests"];

    public static bool Is(Compilation compilation) =>
        compilation.AssemblyName is { } name && Array.Exists(Suffixes, suffix => ("." + name).EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
        || compilation.ReferencedAssemblyNames.Any(static reference => Array.IndexOf(Frameworks, reference.Name) >= 0);
}
