using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Locking;

/// <summary>The prefix lock as a file: one line per prompt in ordinal order, so that changes of different prompts merge.</summary>
internal static class LockFile
{
    public const string Name = "Prompts.lock.txt";

    public const string Header = "# The constant part of every prompt: hash, about how many tokens, and its tools and texts. Update: dotnet build -p:CachePrefixLock=update";

    public static bool IsLock(AdditionalText file) => string.Equals(Path.GetFileName(file.Path), Name, StringComparison.OrdinalIgnoreCase);

    public static bool IsComment(string line) => string.IsNullOrWhiteSpace(line) || line[0] == '#';

    /// <summary>The entries of a text by prompt; of several for one prompt the first counts. Lines that cannot be read are left out.</summary>
    public static IReadOnlyDictionary<string, LockEntry> Read(string text)
    {
        var entries = new Dictionary<string, LockEntry>(StringComparer.Ordinal);
        foreach (var line in Lines(text))
        {
            if (!IsComment(line) && LockEntry.Parse(line) is { } entry && !entries.ContainsKey(entry.Prompt))
                entries.Add(entry.Prompt, entry);
        }

        return entries;
    }

    /// <summary>The lines of a whole file.</summary>
    public static IEnumerable<string> Format(IEnumerable<LockEntry> entries) =>
        entries.OrderBy(static entry => entry.Prompt, StringComparer.Ordinal).Select(static entry => entry.ToLine()).Prepend(Header);

    /// <summary>The text with lines set and removed; comments and line ends stay as they are.</summary>
    /// <param name="text">The content of the file.</param>
    /// <param name="set">New lines, each of which takes the place of its prompt's or goes where the order puts it.</param>
    /// <param name="removed">Lines to leave out.</param>
    public static string Edit(string text, IReadOnlyCollection<string> set, IReadOnlyCollection<string> removed)
    {
        var lineEnd = text.Contains("\r\n") ? "\r\n" : "\n";
        var prompts = new HashSet<string>(set.Select(PromptOf), StringComparer.Ordinal);
        var lines = Lines(text).Where(line => IsComment(line) || !(prompts.Contains(PromptOf(line)) || removed.Contains(line))).ToList();
        while (lines.Count > 0 && lines[lines.Count - 1].Length == 0)
            lines.RemoveAt(lines.Count - 1);
        if (lines.Count == 0)
            lines.Add(Header);

        foreach (var line in set.OrderBy(PromptOf, StringComparer.Ordinal))
        {
            var place = lines.FindIndex(other => !IsComment(other) && string.CompareOrdinal(PromptOf(other), PromptOf(line)) > 0);
            lines.Insert(place < 0 ? lines.Count : place, line);
        }

        return string.Join(lineEnd, lines) + lineEnd;
    }

    public static string PromptOf(string line)
    {
        var end = line.IndexOf(' ');
        return end < 0 ? line : line.Substring(0, end);
    }

    /// <summary>The lines of a file, without line ends and byte order mark.</summary>
    public static string[] Lines(string text) => text.TrimStart('\uFEFF').Replace("\r\n", "\n").Split('\n');
}
