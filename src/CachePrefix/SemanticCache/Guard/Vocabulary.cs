namespace CachePrefix;

/// <summary>
/// The words whose meaning the guard knows, from <c>vocabulary.txt</c>: one group a line, first the kind, then the words. Words of a
/// <c>same</c> line mean the same; those of an <c>opposite</c> line are two sides, apart by <c>|</c>.
/// </summary>
internal static class Vocabulary
{
    private static readonly Dictionary<string, HashSet<string>> Sets = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, string> Groups = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, HashSet<string>> Against = new(StringComparer.Ordinal);
    private static readonly List<string[]> PhraseList = [];

    static Vocabulary()
    {
        using var stream = typeof(Vocabulary).Assembly.GetManifestResourceStream("vocabulary.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            Add(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        // Longer courtesies first, so that "could you please" goes before "please".
        PhraseList.Sort(static (a, b) => b.Length.CompareTo(a.Length));
    }

    /// <summary>Phrases that carry no meaning, the longest first.</summary>
    public static IReadOnlyList<string[]> Courtesies => PhraseList;

    public static bool Is(string kind, string word) => Sets.TryGetValue(kind, out var words) && words.Contains(word);

    /// <summary>The name of the group of synonyms that a stem belongs to, or the stem itself.</summary>
    public static string GroupOf(string stem) => Groups.GetValueOrDefault(stem, stem);

    public static bool AreOpposite(string first, string second) => Against.TryGetValue(first, out var other) && other.Contains(second);

    private static void Add(string[] line)
    {
        if (line.Length < 2 || line[0].StartsWith('#'))
            return;

        switch (line[0])
        {
            case "same":
                var group = Stemmer.Stem(line[1]);
                foreach (var word in line.Skip(1))
                    Groups.TryAdd(Stemmer.Stem(word), group);
                break;
            case "opposite":
                var middle = Array.IndexOf(line, "|");
                foreach (var left in line[1..middle])
                {
                    foreach (var right in line[(middle + 1)..])
                        AddOpposite(GroupOf(Stemmer.Stem(left)), GroupOf(Stemmer.Stem(right)));
                }

                break;
            case "courtesy":
                PhraseList.Add(line[1..]);
                break;
            default:
                if (!Sets.TryGetValue(line[0], out var words))
                    Sets[line[0]] = words = new HashSet<string>(StringComparer.Ordinal);
                words.UnionWith(line.Skip(1));
                break;
        }
    }

    private static void AddOpposite(string left, string right)
    {
        foreach (var (a, b) in new[] { (left, right), (right, left) })
        {
            if (!Against.TryGetValue(a, out var others))
                Against[a] = others = new HashSet<string>(StringComparer.Ordinal);
            others.Add(b);
        }
    }
}
