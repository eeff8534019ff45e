using System.Text;
using CachePrefix.Auditing.Sources;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Auditing.Configuration;

/// <summary>
/// An <c>.editorconfig</c> or global configuration file, cut into sections. Which sections concern a source is decided here, by expressions that
/// cannot take long; what their values mean is left to the compiler.
/// </summary>
internal sealed class ConfigurationFile
{
    private const int LongestLine = 4096;
    private const int LongestName = 500;
    private const int MostSections = 500;

    private readonly string _folder;
    private readonly List<ConfigurationSection> _sections = [];

    private ConfigurationFile(string path) => (Path, _folder) = (path, System.IO.Path.GetDirectoryName(path)!);

    public string Path { get; }

    /// <summary>Whether the file is for the whole compilation; then sections name single files.</summary>
    public bool IsGlobal { get; private set; }

    /// <summary>What the compiler reads where the file is global.</summary>
    public AnalyzerConfig? Global { get; private set; }

    /// <summary>Whether files of the folders above do not count.</summary>
    public bool IsRoot { get; private set; }

    public static ConfigurationFile Parse(string text, string path, Action<string?, string> note)
    {
        var file = new ConfigurationFile(path);
        file.Read(text, note);
        return file;
    }

    public bool IsAbove(string source) => AuditScope.IsBelow(source, _folder);

    /// <summary>The sections that concern a source below the folder of the file, in their order.</summary>
    public IEnumerable<ConfigurationSection> SectionsFor(string source)
    {
        var relative = source[System.IO.Path.TrimEndingDirectorySeparator(_folder).Length..].Replace('\\', '/');
        return _sections.Where(section => section.Matches(relative));
    }

    private void Read(string text, Action<string?, string> note)
    {
        var all = new StringBuilder();
        var section = new StringBuilder();
        string? name = null;
        foreach (var line in text.Split('\n').Select(static line => line.Trim()))
        {
            if (line.Length == 0 || line[0] is '#' or ';')
                continue;
            if (line.Length > LongestLine)
            {
                note(Path, $"a line of the configuration has more than {LongestLine} characters and was left out.");
                continue;
            }

            if (line[0] == '[' && line.LastIndexOf(']') is > 0 and var end)
            {
                Close(name, section, note);
                name = line[1..end];
                section.Clear();
                all.Append('[').Append(name).Append("]\n");
            }
            else if (line.IndexOfAny(['=', ':']) is > 0 and var separator)
            {
                var (key, value) = (line[..separator].Trim(), line[(separator + 1)..].Trim());
                if (name is null && key.Equals("root", StringComparison.OrdinalIgnoreCase))
                    IsRoot = value.Equals("true", StringComparison.OrdinalIgnoreCase);
                if (name is null && key.Equals("is_global", StringComparison.OrdinalIgnoreCase))
                    IsGlobal = value.Equals("true", StringComparison.OrdinalIgnoreCase);
                section.Append(key).Append(" = ").Append(value).Append('\n');
                all.Append(key).Append(" = ").Append(value).Append('\n');
            }
        }

        Close(name, section, note);
        IsGlobal |= System.IO.Path.GetFileName(Path).Equals(".globalconfig", StringComparison.OrdinalIgnoreCase);
        if (IsGlobal)
            Global = AnalyzerConfig.Parse(all.ToString(), Path);
    }

    private void Close(string? name, StringBuilder content, Action<string?, string> note)
    {
        if (name is null || content.Length == 0 || IsGlobal)
            return;
        if (_sections.Count == MostSections)
            note(Path, $"the configuration has more than {MostSections} sections; the others were left out.");
        else if (_sections.Count < MostSections && name.Length <= LongestName && GlobRegex.OfSection(name) is { } expression)
            _sections.Add(new ConfigurationSection(expression, content.ToString(), _folder));
        else if (_sections.Count < MostSections)
            note(Path, $"the section of the configuration at '[{name[..Math.Min(name.Length, 60)]}' names no files that can be told and was left out.");
    }
}
