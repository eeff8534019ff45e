using CachePrefix.Analyzers.Rules;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CachePrefix.Analyzers.Locking;

/// <summary>What the build says about the lock.</summary>
internal static class LockMode
{
    private const string ModeProperty = "build_property.CachePrefixLock";
    private const string LockFrameworkProperty = "build_property.CachePrefixLockFramework";

    /// <summary>Whether the build rewrites the file, so that there is nothing to compare.</summary>
    public static bool IsUpdate(AnalyzerConfigOptions options) =>
        options.TryGetValue(ModeProperty, out var mode) && string.Equals(mode.Trim(), "update", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether this compilation is the one of the project's compilations that the lock belongs to: that of the first target framework, unless
    /// the project names another one.
    /// </summary>
    public static bool IsForLockedFramework(AnalyzerConfigOptions options) =>
        !options.TryGetValue(LockFrameworkProperty, out var locked)
        || !options.TryGetValue(BuildProperties.TargetFramework, out var own)
        || string.IsNullOrWhiteSpace(locked)
        || string.Equals(locked.Trim(), own.Trim(), StringComparison.OrdinalIgnoreCase);
}
