using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rows;

/// <summary>The rows of <c>sources.txt</c> with the user's own, remembered per symbol for one compilation.</summary>
internal sealed class SourceRows
{
    private static readonly SourceRows Shipped = LoadShipped();

    private readonly ConcurrentDictionary<ISymbol, SourceRow?> _found = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ITypeSymbol, SourceRow?> _sequences = new(SymbolEqualityComparer.Default);
    private readonly SymbolRows<SourceRow> _members = new();
    private readonly SymbolRows<SourceRow> _user = new();
    private readonly SymbolRows<SourceRow> _sequenceTypes = new();
    private readonly Dictionary<string, SourceRow> _byNameAndType = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seamNames = new(StringComparer.Ordinal);
    private readonly SourceRows? _shipped;

    private SourceRows(SourceRows? shipped) => _shipped = shipped;

    public static SourceRows ForCompilation() => new(Shipped);

    /// <summary>Adds a user's row. An unknown kind or an id without a kind letter is refused.</summary>
    public bool TryAdd(string kind, string id)
    {
        if (SourceRow.Parse(kind) is not { } row || id.Length < 3 || id[1] != ':')
            return false;

        _user.Add(id, row);
        return true;
    }

    public SourceRow? FindUser(ISymbol symbol) => _user.Find(symbol);

    public SourceRow? Find(ISymbol member) => _found.GetOrAdd(member, symbol => _shipped!._members.Find(symbol));

    /// <summary>The row of a value that is volatile by its type alone.</summary>
    public SourceRow? FindType(ITypeSymbol type) => _found.GetOrAdd(type, symbol => _shipped!._members.FindType((ITypeSymbol)symbol));

    /// <summary>The row of a sequence that has no order of its own.</summary>
    public SourceRow? FindSequence(ITypeSymbol type) => _sequences.GetOrAdd(type, symbol => _shipped!.FindSequenceCore(symbol));

    /// <summary>The row of a member that is a clock by its name and type.</summary>
    public SourceRow? FindSeam(ISymbol member, ITypeSymbol type) =>
        _shipped!._seamNames.Contains(member.Name) && _shipped._byNameAndType.TryGetValue($"{member.Name}:{type.ToDisplayString()}", out var row) ? row : null;

    private SourceRow? FindSequenceCore(ITypeSymbol type) => type.TypeKind == TypeKind.Interface
        ? _sequenceTypes.FindType(type)
        : type.BaseType is null ? null : _sequenceTypes.FindType(type) is { } row && !IsSorted(type) ? row : null;

    private static bool IsSorted(ITypeSymbol type) => type.Name.IndexOf("Sorted", StringComparison.Ordinal) >= 0 || type.Name.StartsWith("Ordered", StringComparison.Ordinal);

    private static SourceRows LoadShipped()
    {
        var rows = new SourceRows(null);
        foreach (var columns in RowReader.ReadEmbedded("sources"))
        {
            var row = SourceRow.Parse(columns[0]) ?? throw new InvalidOperationException($"'{columns[0]}' is not a kind of source.");
            var id = columns[1];
            if (id.StartsWith("seq:", StringComparison.Ordinal))
            {
                rows._sequenceTypes.Add("T:" + id.Substring(4), row);
            }
            else if (id.StartsWith("name:", StringComparison.Ordinal))
            {
                var key = id.Substring(5);
                rows._byNameAndType[key] = row;
                rows._seamNames.Add(key.Substring(0, key.IndexOf(':')));
            }
            else
            {
                rows._members.Add(id, row);
            }
        }

        return rows;
    }
}
