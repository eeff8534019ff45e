using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Auditing.Configuration;

/// <summary>A section of an <c>.editorconfig</c> file.</summary>
internal sealed class ConfigurationSection
{
    private static int _count;

    private readonly Regex _name;

    /// <param name="name">Matches paths from the folder of the file, with a leading <c>/</c>.</param>
    /// <param name="lines">The keys and values.</param>
    /// <param name="folder">The folder of the file.</param>
    public ConfigurationSection(Regex name, string lines, string folder)
    {
        _name = name;
        var values = AnalyzerConfigSet.Create(ImmutableArray.Create(AnalyzerConfig.Parse($"[*]\n{lines}", Path.Combine(folder, ".editorconfig"))))
            .GetOptionsForSourcePath(Path.Combine(folder, "Any.cs"));
        Values = new ConfigurationValues(values.TreeOptions, values.AnalyzerOptions);
    }

    /// <summary>Tells the section from all others.</summary>
    public int Number { get; } = Interlocked.Increment(ref _count);

    public ConfigurationValues Values { get; }

    public bool Matches(string path) => _name.IsMatch(path);
}
