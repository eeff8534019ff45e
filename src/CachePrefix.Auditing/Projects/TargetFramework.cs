using NuGet.Frameworks;

namespace CachePrefix.Auditing.Projects;

/// <summary>Target frameworks as project files write them.</summary>
internal static class TargetFramework
{
    private static readonly string[] Kinds = [FrameworkConstants.FrameworkIdentifiers.Net, FrameworkConstants.FrameworkIdentifiers.NetStandard, FrameworkConstants.FrameworkIdentifiers.NetCoreApp];
    private static readonly Version[] CoreVersions = [new(1, 0), new(1, 1), new(2, 0), new(2, 1), new(2, 2), new(3, 0), new(3, 1)];
    private static readonly Version[] StandardVersions = [new(1, 0), new(1, 1), new(1, 2), new(1, 3), new(1, 4), new(1, 5), new(1, 6), new(2, 0), new(2, 1)];
    private static readonly Version[] FrameworkVersions = [new(4, 6, 1), new(4, 6, 2), new(4, 7), new(4, 7, 1), new(4, 7, 2), new(4, 8), new(4, 8, 1)];

    /// <summary>The newest of a list of frameworks, .NET before .NET Standard before .NET Framework.</summary>
    public static string? Newest(IEnumerable<string> frameworks) =>
        frameworks.MaxBy(static framework => NuGetFramework.Parse(framework) is var parsed ? (Array.IndexOf(Kinds, parsed.Framework), parsed.Version) : default);

    public static bool IsCompatible(string framework, string with) =>
        DefaultCompatibilityProvider.Instance.IsCompatible(NuGetFramework.Parse(framework), NuGetFramework.Parse(with));

    public static string Identifier(string framework) => NuGetFramework.Parse(framework).Framework;

    /// <summary>The preprocessor symbols that the SDK defines.</summary>
    public static IEnumerable<string> Symbols(string framework)
    {
        var parsed = NuGetFramework.Parse(framework);
        var version = parsed.Version;
        if (parsed.Framework == FrameworkConstants.FrameworkIdentifiers.NetStandard)
            return [.. Of("NETSTANDARD", StandardVersions, version), $"NETSTANDARD{Number(version)}"];
        if (parsed.Framework != FrameworkConstants.FrameworkIdentifiers.NetCoreApp)
            return [.. Of("NETFRAMEWORK", [], version), .. Of("NET", FrameworkVersions, version).Skip(1), $"NET{Number(version).Replace("_", "", StringComparison.Ordinal)}"];
        if (version.Major < 5)
            return [.. Of("NETCOREAPP", CoreVersions, version), $"NETCOREAPP{Number(version)}"];

        return
        [
            .. Of("NETCOREAPP", CoreVersions, version),
            .. Of("NET", Enumerable.Range(5, Math.Min(version.Major, 99) - 4).Select(static major => new Version(major, 0)), version),
            $"NET{Number(version)}",
        ];
    }

    private static IEnumerable<string> Of(string name, IEnumerable<Version> known, Version version) =>
    [
        name,
        .. known.Where(each => each <= version).Select(each => $"{name}{(name == "NET" && each.Major < 5 ? Number(each).Replace("_", "", StringComparison.Ordinal) : Number(each))}_OR_GREATER"),
    ];

    private static string Number(Version version) => version.Build > 0 ? $"{version.Major}_{version.Minor}_{version.Build}" : $"{version.Major}_{version.Minor}";
}
