namespace CachePrefix.Analyzers.Volatility.Sinks;

/// <summary>One row of <c>sinks.txt</c>: a member that puts text into the cached part of a request.</summary>
internal sealed class SinkRow
{
    public SinkRow(string id, SinkKind kind)
    {
        Id = id;
        Kind = kind;
    }

    /// <summary>The documentation id, without parameter list.</summary>
    public string Id { get; }

    public SinkKind Kind { get; }

    public bool AllArguments { get; set; }

    public List<SinkArgument> Arguments { get; } = [];

    /// <summary>The argument that must be a system or developer role.</summary>
    public SinkArgument? Role { get; set; }

    /// <summary>Whether a sibling member <c>Role</c> must be a system or developer role.</summary>
    public bool NeedsRoleMember { get; set; }

    /// <summary>A sibling member that must be set, too.</summary>
    public string? MarkerMember { get; set; }

    /// <summary>What the first argument must be.</summary>
    public string? Path { get; set; }

    /// <summary>Whether the member's name tells what it is without its type.</summary>
    public bool StandsAlone { get; set; }

    /// <summary>Whether the text is asked for at each turn of a conversation.</summary>
    public bool IsPerTurn { get; set; }

    public SinkArgument? FindArgument(string? parameterName, int position)
    {
        foreach (var argument in Arguments)
        {
            if (parameterName is null ? argument.Position == position : string.Equals(argument.Name, parameterName, StringComparison.OrdinalIgnoreCase))
                return argument;
        }

        return null;
    }
}

/// <summary>An argument by parameter name, and by position where the method cannot be resolved.</summary>
internal sealed record SinkArgument(string Name, int Position, SinkKind Kind)
{
    public static SinkArgument Parse(string text, SinkKind kind)
    {
        var at = text.IndexOf('@');
        var colon = text.IndexOf(':');
        var position = text.Substring(at + 1, (colon < 0 ? text.Length : colon) - at - 1);
        return new SinkArgument(text.Substring(0, at), int.Parse(position, System.Globalization.CultureInfo.InvariantCulture), colon < 0 ? kind : SinkKind.Tools);
    }
}
