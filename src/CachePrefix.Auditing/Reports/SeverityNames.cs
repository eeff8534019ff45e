using CachePrefix.Auditing.Findings;

namespace CachePrefix.Auditing.Reports;

/// <summary>The names of severities in reports and on the command line.</summary>
public static class SeverityNames
{
    /// <summary>All names, the mildest first.</summary>
    public static IReadOnlyList<string> All { get; } = ["hidden", "information", "warning", "error"];

    /// <summary>The name of a severity.</summary>
    /// <param name="severity">A severity.</param>
    public static string Of(FindingSeverity severity) => All[(int)severity];

    /// <summary>The severity of a name in <see cref="All"/>.</summary>
    /// <param name="name">The name.</param>
    public static FindingSeverity Parse(string name) =>
        All.ToList().IndexOf(name) is >= 0 and var index ? (FindingSeverity)index : throw new ArgumentException($"'{name}' is not a severity. Use {string.Join(", ", All)}.", nameof(name));
}
