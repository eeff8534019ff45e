using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Rows;

/// <summary>The rows of <c>transfers.txt</c>: by symbol first, then by name.</summary>
internal sealed class TransferRows
{
    private readonly SymbolRows<object> _bySymbol = new();
    private readonly Dictionary<string, Transfer> _byName = new(StringComparer.Ordinal);
    private readonly List<(string Prefix, Transfer Transfer)> _byPrefix = [];
    private readonly List<(string Type, string Member)> _unsent = [];

    private TransferRows()
    {
    }

    public static TransferRows Default { get; } = Load();

    public Transfer Find(ISymbol symbol) => _bySymbol.Find(symbol) is Transfer transfer ? transfer : FindName(symbol.Name);

    /// <summary>Whether what is put into a member of an object is not sent with the object.</summary>
    public bool IsUnsent(ISymbol member) => _bySymbol.Find(member) is Transfer.Unsent;

    /// <summary>The same of a member without a symbol; the type may be unknown, too.</summary>
    public bool IsUnsent(string? type, string member) => _unsent.Exists(row => row.Member == member && (type is null || type == row.Type));

    public Transfer FindName(string name)
    {
        if (_byName.TryGetValue(name, out var transfer))
            return transfer;

        foreach (var (prefix, byPrefix) in _byPrefix)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
                return byPrefix;
        }

        return Transfer.PassThrough;
    }

    private static TransferRows Load()
    {
        var rows = new TransferRows();
        foreach (var columns in RowReader.ReadEmbedded("transfers"))
        {
            var transfer = Parse(columns[0]);
            var id = columns[1];
            if (id.Length > 1 && id[1] == ':')
                rows.Add(id, transfer);
            else if (id[id.Length - 1] == '*')
                rows._byPrefix.Add((id.TrimEnd('*'), transfer));
            else
                rows._byName[id] = transfer;
        }

        return rows;
    }

    private void Add(string id, Transfer transfer)
    {
        _bySymbol.Add(id, transfer);
        if (transfer == Transfer.Unsent && id.Split('.') is [.., var type, var member])
            _unsent.Add((type, member));
    }

    private static Transfer Parse(string name) => name switch
    {
        "date" => Transfer.Date,
        "sort" => Transfer.Sort,
        "project" => Transfer.Project,
        "select" => Transfer.Select,
        "mutate" => Transfer.Mutate,
        "reset" => Transfer.Reset,
        "opaque" => Transfer.Opaque,
        "invariant" => Transfer.Invariant,
        "fixed-culture" => Transfer.FixedCulture,
        "drop" => Transfer.Drop,
        "unsent" => Transfer.Unsent,
        "receiver" => Transfer.Receiver,
        "count" => Transfer.Count,
        "entry" => Transfer.Entry,
        _ => throw new InvalidOperationException($"'{name}' is not a kind of transfer."),
    };
}
