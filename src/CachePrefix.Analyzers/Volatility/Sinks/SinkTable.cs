using CachePrefix.Analyzers.Volatility.Rows;
using Microsoft.CodeAnalysis;

namespace CachePrefix.Analyzers.Volatility.Sinks;

/// <summary>The rows of <c>sinks.txt</c>, by symbol and by name.</summary>
internal sealed class SinkTable
{
    private readonly SymbolRows<SinkRow> _bySymbol = new();
    private readonly Dictionary<string, List<SinkRow>> _byMemberName = new(StringComparer.Ordinal);

    private SinkTable()
    {
    }

    public static SinkTable Default { get; } = Load();

    /// <summary>The simple names that a body must mention to use a sink.</summary>
    public HashSet<string> MentionNames { get; } = new([.. PartTable.Default.Names(PartKind.Role), .. PartTable.Default.Names(PartKind.Template), .. PartTable.Default.Names(PartKind.Plugin)], StringComparer.Ordinal);

    /// <summary>The simple names that a body must assign to use a sink.</summary>
    public HashSet<string> AssignNames { get; } = new(StringComparer.Ordinal);

    /// <summary>The simple names of messages whose constructors take a role, which a body need not mention: the role's own type is.</summary>
    public HashSet<string> RoleMessageNames { get; } = new(StringComparer.Ordinal);

    /// <summary>The ids of sinks whose text is asked for at each turn of a conversation.</summary>
    public HashSet<string> PerTurnIds { get; } = new(StringComparer.Ordinal);

    public SinkRow? Find(ISymbol symbol) => _bySymbol.Find(symbol);

    /// <summary>The row of a member that could not be resolved.</summary>
    /// <param name="typeName">The simple name of its type, or <see langword="null"/> if that is not known either.</param>
    /// <param name="memberName">Its name; <c>#ctor</c> for a constructor.</param>
    /// <param name="usings">The namespaces that the file uses.</param>
    public SinkRow? FindByName(string? typeName, string memberName, ICollection<string> usings)
    {
        if (!_byMemberName.TryGetValue(memberName, out var rows))
            return null;

        foreach (var row in rows)
        {
            var (type, _) = DocumentationId.SimpleNames(row.Id);
            if ((typeName is null ? row.StandsAlone : type == typeName || (row.StandsAlone && memberName != "#ctor")) && IsUsed(row, usings))
                return row;
        }

        return null;
    }

    /// <summary>The row of a constructor that takes a role, for an object whose type is not written and could not be resolved.</summary>
    /// <param name="usings">The namespaces that the file uses.</param>
    public SinkRow? FindRoleConstructor(ICollection<string> usings) =>
        _byMemberName["#ctor"].Find(row => row.Role is not null && IsUsed(row, usings));

    private static bool IsUsed(SinkRow row, ICollection<string> usings)
    {
        var root = Sdks.Root(row.Id.Substring(2));
        foreach (var name in usings)
        {
            if (root is null || Sdks.IsWithin(name, root) || (row.StandsAlone && Sdks.IsNamespace(name)))
                return true;
        }

        return false;
    }

    private static SinkTable Load()
    {
        var table = new SinkTable();
        foreach (var columns in RowReader.ReadEmbedded("sinks"))
            table.Add(Parse(columns));

        return table;
    }

    private void Add(SinkRow row)
    {
        _bySymbol.Add(row.Id, row);
        var (type, member) = DocumentationId.SimpleNames(row.Id);
        if (!_byMemberName.TryGetValue(member, out var rows))
            _byMemberName.Add(member, rows = []);

        rows.Add(row);
        if (row.IsPerTurn)
            PerTurnIds.Add(row.Id);
        if (row.Role is not null && member == "#ctor")
            RoleMessageNames.Add(type);
        if (row.Role is not null || row.NeedsRoleMember)
            return;

        if (row.Path is not null)
            MentionNames.Add("Patch");
        else if (row.Id[0] == 'P' && row.Kind == SinkKind.Template)
            MentionNames.Add(type);
        else if (row.Id[0] == 'P' && row.Kind != SinkKind.Tools)
            AssignNames.Add(row.MarkerMember ?? member);
        else
            MentionNames.Add(member == "#ctor" ? type : member);
    }

    private static SinkRow Parse(string[] columns)
    {
        var row = new SinkRow(columns[1], ParseKind(columns[0]));
        foreach (var column in columns.Skip(2))
        {
            if (column == "*")
                row.AllArguments = true;
            else if (column == "alone")
                row.StandsAlone = true;
            else if (column == "turn")
                row.IsPerTurn = true;
            else if (column == "role")
                row.NeedsRoleMember = true;
            else if (column.StartsWith("role=", StringComparison.Ordinal))
                row.Role = SinkArgument.Parse(column.Substring(5), row.Kind);
            else if (column.StartsWith("path=", StringComparison.Ordinal))
                row.Path = column.Substring(5);
            else if (column.StartsWith("marked=", StringComparison.Ordinal))
                row.MarkerMember = column.Substring(7);
            else
                row.Arguments.Add(SinkArgument.Parse(column, row.Kind));
        }

        return row;
    }

    private static SinkKind ParseKind(string name) => name switch
    {
        "systemText" => SinkKind.SystemText,
        "instructions" => SinkKind.Instructions,
        "tools" => SinkKind.Tools,
        "history" => SinkKind.History,
        "cacheKey" => SinkKind.CacheKey,
        "template" => SinkKind.Template,
        "userText" => SinkKind.UserText,
        _ => throw new InvalidOperationException($"'{name}' is not a kind of sink."),
    };
}
