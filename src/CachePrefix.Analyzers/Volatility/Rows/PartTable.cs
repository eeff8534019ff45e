using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rows;

/// <summary>The rows of <c>parts.txt</c>, by symbol and by name.</summary>
internal sealed class PartTable
{
    private readonly SymbolRows<PartRow> _rows = new();
    private readonly Dictionary<PartKind, HashSet<string>> _names = [];
    private readonly Dictionary<PartKind, HashSet<string>> _allNames = [];

    private readonly Dictionary<PartSdk, string> _assemblies = [];

    private PartTable()
    {
    }

    public static PartTable Default { get; } = Load();

    /// <summary>Code that mentions none of these makes no request that a rule is about.</summary>
    public HashSet<string> Mentions { get; } = new(StringComparer.Ordinal);

    /// <summary>The names of messages that are turns of a conversation.</summary>
    public HashSet<string> TurnNames { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether a compilation refers to an SDK whose requests are read.</summary>
    public bool IsReferenced(Compilation compilation) => _assemblies.Keys.Any(sdk => IsReferenced(compilation, sdk));

    public bool IsReferenced(Compilation compilation, PartSdk sdk) => compilation.ReferencedAssemblyNames.Any(reference => reference.Name == _assemblies[sdk]);

    /// <summary>Whether a member, by its documentation id, is of an SDK whose requests are read.</summary>
    public bool IsOfReadSdk(string id) =>
        id.Length > 2 && id[1] == ':' && Sdks.Root(id.Substring(2)) is { } root && _assemblies.Values.Any(assembly => Sdks.IsWithin(assembly, root));

    /// <summary>What a type, or one that it derives from, is.</summary>
    public PartRow? Find(ITypeSymbol? type) => type is null ? null : _rows.FindClass(type);

    public bool Is(ITypeSymbol? type, PartKind kind) => Find(type)?.Kind == kind;

    public PartRow? FindMember(ISymbol member) => _rows.FindMember(member);

    /// <summary>The names of types that have no role or kind of their own, and of members; those that say nothing without a namespace are left out.</summary>
    public HashSet<string> Names(PartKind kind) => _names.TryGetValue(kind, out var names) ? names : [];

    public bool IsNamed(PartKind kind, string name) => _allNames.TryGetValue(kind, out var names) && names.Contains(name);

    private static PartTable Load()
    {
        var table = new PartTable();
        var sdk = PartSdk.Others;
        foreach (var columns in RowReader.ReadEmbedded("parts"))
        {
            if (columns[0][0] != '[')
            {
                table.Add(columns[1], Parse(columns, sdk));
                continue;
            }

            sdk = Parse<PartSdk>(columns[0].Trim('[', ']'));
            if (columns.Length > 1)
                table._assemblies.Add(sdk, columns[1]);
        }

        return table;
    }

    private static PartRow Parse(string[] columns, PartSdk sdk)
    {
        var (type, member) = DocumentationId.SimpleNames(columns[1]);
        var details = columns.Skip(2).Where(static column => column is not ("mentioned" or "exact")).ToList();
        if (details.Count > 1)
            throw new InvalidOperationException($"'{columns[1]}' has two details.");

        return new PartRow(Parse<PartKind>(columns[0]), sdk, member.Length == 0 ? type : member, details.FirstOrDefault())
        {
            TellsByName = Array.IndexOf(columns, "exact") < 0,
            IsMentioned = Array.IndexOf(columns, "mentioned") >= 0,
        };
    }

    private static TEnum Parse<TEnum>(string name)
        where TEnum : struct => Enum.TryParse(name, ignoreCase: true, out TEnum value) ? value : throw new InvalidOperationException($"'{name}' is not known.");

    private void Add(string id, PartRow row)
    {
        _rows.Add(id, row);
        Add(_allNames, row);
        if (row.TellsByName && (id[0] != 'T' || row.Detail is null))
            Add(_names, row);
        if (row is { Kind: PartKind.Message, Detail: "user" or "assistant" or "tool" })
            TurnNames.Add(row.Name);
        if (row.IsMentioned)
            Mentions.Add(row.Kind == PartKind.Patch ? row.Detail! : row.Name);
    }

    private static void Add(Dictionary<PartKind, HashSet<string>> names, PartRow row)
    {
        if (!names.TryGetValue(row.Kind, out var known))
            names.Add(row.Kind, known = new HashSet<string>(StringComparer.Ordinal));

        known.Add(row.Name);
    }
}
