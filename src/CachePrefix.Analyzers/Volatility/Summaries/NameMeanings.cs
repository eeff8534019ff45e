using CachePrefix.Analyzers.Volatility.Rows;
using CachePrefix.Analyzers.Volatility.Sinks;

namespace CachePrefix.Analyzers.Volatility.Summaries;

/// <summary>What the names of a file say. Its members mention the same names again and again, so that each is looked up once.</summary>
internal sealed class NameMeanings
{
    private readonly Dictionary<string, NameMeaning> _known = new(StringComparer.Ordinal);

    /// <summary>What any of the names says.</summary>
    public NameMeaning Of(HashSet<string> names)
    {
        var all = NameMeaning.None;
        foreach (var name in names)
        {
            if (!_known.TryGetValue(name, out var meaning))
                _known.Add(name, meaning = Find(name));
            all |= meaning;
        }

        return all;
    }

    private static NameMeaning Find(string name) =>
        (SinkTable.Default.MentionNames.Contains(name) ? NameMeaning.Sink : NameMeaning.None)
        | (SinkTable.Default.AssignNames.Contains(name) ? NameMeaning.AssignedSink : NameMeaning.None)
        | (PartTable.Default.Mentions.Contains(name) ? NameMeaning.Part : NameMeaning.None)
        | (PromptNames.IsPrompt(name) ? NameMeaning.Prompt : NameMeaning.None)
        | (PromptNames.IsSystemPrompt(name) || PromptNames.IsBuilder(name) ? NameMeaning.SystemPrompt : NameMeaning.None);
}

/// <summary>What a name says by itself.</summary>
[Flags]
internal enum NameMeaning
{
    None = 0,

    /// <summary>Code that mentions it uses a sink.</summary>
    Sink = 1,

    /// <summary>Code that assigns it uses a sink.</summary>
    AssignedSink = 2,

    /// <summary>It belongs to requests.</summary>
    Part = 4,

    /// <summary>A member of that name holds or makes a prompt.</summary>
    Prompt = 8,

    /// <summary>A variable of that name is a system prompt, or a type of that name makes one.</summary>
    SystemPrompt = 16,
}
