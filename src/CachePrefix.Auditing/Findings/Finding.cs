namespace CachePrefix.Auditing.Findings;

/// <summary>One thing that an analyzer reports.</summary>
public sealed record Finding
{
    /// <summary>The id of the rule, such as <c>CPA1001</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The severity, after the configuration of the code base.</summary>
    public required FindingSeverity Severity { get; init; }

    /// <summary>The file, relative to the root, with <c>/</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The line, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The column, from 1, in UTF-16 code units.</summary>
    public required int Column { get; init; }

    /// <summary>What is wrong and what it costs, in English.</summary>
    public required string Message { get; init; }

    /// <summary>The documentation id or name of what fills the prompt; <see langword="null"/> where the rule is not about a value that flows.</summary>
    public string? Sink { get; init; }

    /// <summary>The reported value as written; <see langword="null"/> where the rule is not about a value.</summary>
    public string? Source { get; init; }

    /// <summary><c>subday</c> or <c>day</c> for clocks, else <see langword="null"/>.</summary>
    public string? Granularity { get; init; }

    /// <summary>The places between the value and the prompt, the prompt last.</summary>
    public IReadOnlyList<FindingHop> Hops { get; init; } = [];

    /// <summary>What it costs, where that can be said.</summary>
    public WasteEstimate? Waste { get; init; }

    /// <summary>Where the prompt is filled: the last hop, or the finding itself.</summary>
    public FindingHop Prompt => Hops is [.., var last] ? last : new FindingHop(Path, Line);

    /// <summary>Orders by path, line, column, id, message.</summary>
    /// <param name="left">One finding.</param>
    /// <param name="right">The other.</param>
    public static int Compare(Finding left, Finding right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var order = string.CompareOrdinal(left.Path, right.Path);
        if (order == 0)
            order = left.Line.CompareTo(right.Line);
        if (order == 0)
            order = left.Column.CompareTo(right.Column);
        if (order == 0)
            order = string.CompareOrdinal(left.Id, right.Id);
        return order == 0 ? string.CompareOrdinal(left.Message, right.Message) : order;
    }
}
