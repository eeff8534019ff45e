using System.Globalization;

namespace CachePrefix.Auditing.Projects;

/// <summary>Names of target frameworks.</summary>
internal static class TargetFramework
{
    private static readonly string[] NetCoreSymbols = ["NETCOREAPP1_0", "NETCOREAPP1_1", "NETCOREAPP2_0", "NETCOREAPP2_1", "NETCOREAPP2_2", "NETCOREAPP3_0", "NETCOREAPP3_1"];

    /// <summary>The newest of a list of frameworks, .NET before .NET Standard before .NET Framework.</summary>
    public static string? Newest(IEnumerable<string> frameworks) => frameworks.MaxBy(static framework => (Rank(framework), Version(framework)));

    public static bool IsCompatible(string framework, string with) => Rank(framework) switch
    {
        3 => Rank(with) is 2 || Rank(with) == 3 && Version(framework) >= Version(with),
        var rank => rank == Rank(with) && Version(framework) >= Version(with),
    };

    public static string Identifier(string framework) => Rank(framework) switch
    {
        3 => ".NETCoreApp",
        2 => ".NETStandard",
        _ => ".NETFramework",
    };

    /// <summary>The preprocessor symbols that the SDK defines.</summary>
    public static IEnumerable<string> Symbols(string framework)
    {
        var version = Version(framework);
        switch (Rank(framework))
        {
            case 3:
                yield return "NETCOREAPP";
                if (version.Major < 5)
                    yield break;

                yield return "NET";
                yield return FormattableString.Invariant($"NET{version.Major}_{version.Minor}");
                for (var major = 5; major <= version.Major; major++)
                    yield return FormattableString.Invariant($"NET{major}_0_OR_GREATER");
                foreach (var symbol in NetCoreSymbols)
                    yield return symbol + "_OR_GREATER";
                break;
            case 2:
                yield return "NETSTANDARD";
                yield return FormattableString.Invariant($"NETSTANDARD{version.Major}_{version.Minor}");
                yield return "NETSTANDARD2_0_OR_GREATER";
                if (version >= new Version(2, 1))
                    yield return "NETSTANDARD2_1_OR_GREATER";
                break;
            default:
                yield return "NETFRAMEWORK";
                yield return "NET48";
                yield return "NET472_OR_GREATER";
                yield return "NET48_OR_GREATER";
                break;
        }
    }

    /// <summary>Where a folder of package assets stands for a .NET 10 compilation; higher is better, negative is unusable.</summary>
    public static int AssetRank(string folder)
    {
        var version = Version(folder);
        var number = (version.Major * 10) + version.Minor;
        var platform = folder.Contains('-', StringComparison.Ordinal) ? -5000 : 0;
        return Rank(folder) switch
        {
            3 when version.Major <= 10 => 20_000 + number + platform,
            2 => 10_000 + number,
            1 => number,
            _ => -1,
        };
    }

    private static int Rank(string framework) => framework switch
    {
        _ when framework.StartsWith("netstandard", StringComparison.OrdinalIgnoreCase) => 2,
        _ when framework.StartsWith("netcoreapp", StringComparison.OrdinalIgnoreCase) => 3,
        _ when framework.StartsWith("net", StringComparison.OrdinalIgnoreCase) => Version(framework).Major >= 5 ? 3 : 1,
        _ => 0,
    };

    private static Version Version(string framework)
    {
        var digits = new string([.. framework.SkipWhile(char.IsLetter).TakeWhile(static character => char.IsDigit(character) || character == '.')]);
        if (digits.Contains('.', StringComparison.Ordinal) && System.Version.TryParse(digits, out var version))
            return version;

        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? new Version(digits[0] - '0', digits.Length > 1 ? digits[1] - '0' : 0) : new Version(0, 0);
    }
}
