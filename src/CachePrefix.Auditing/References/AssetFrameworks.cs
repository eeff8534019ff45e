using NuGet.Frameworks;

namespace CachePrefix.Auditing.References;

/// <summary>Chooses the assets of packages for a compilation against .NET 10, however old the project is.</summary>
internal static class AssetFrameworks
{
    private static readonly FrameworkReducer Reducer = new();

    /// <summary>What a package may offer, the best first: its assets are only compiled against, never run.</summary>
    private static readonly IReadOnlyList<NuGetFramework> Targets = [NuGetFramework.Parse("net10.0"), NuGetFramework.Parse("net10.0-windows10.0.26100.0"), NuGetFramework.Parse("net481")];

    /// <summary>The candidate whose framework fits best, or the default where none fits.</summary>
    public static T? Nearest<T>(IEnumerable<T> candidates, Func<T, string> framework)
    {
        var parsed = candidates.Select(candidate => (Candidate: candidate, Framework: Parse(framework(candidate)))).ToList();
        foreach (var target in Targets)
        {
            if (Reducer.GetNearest(target, parsed.Select(static each => each.Framework)) is { } nearest)
                return parsed.First(each => each.Framework.Equals(nearest)).Candidate;
        }

        return default;
    }

    private static NuGetFramework Parse(string name) => name.Length == 0 ? NuGetFramework.AnyFramework : NuGetFramework.Parse(name);
}
