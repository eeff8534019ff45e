namespace CachePrefix.Analyzers.Volatility.Rows;

/// <summary>One row of <c>parts.txt</c>: a type or a member that requests are made of.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Sdk">The SDK whose requests have it.</param>
/// <param name="Name">The simple name of the type, or the name of the member.</param>
/// <param name="Detail">The role of a message, the kind of a block or a content, the name under which a mark is kept; <see langword="null"/> where the row says none.</param>
internal sealed record PartRow(PartKind Kind, PartSdk Sdk, string Name, string? Detail)
{
    /// <summary>Whether the name tells what it is without a namespace.</summary>
    public bool TellsByName { get; init; }

    /// <summary>Whether code that rules about requests look at mentions it.</summary>
    public bool IsMentioned { get; init; }
}

/// <summary>What a type or member is to a request.</summary>
internal enum PartKind
{
    Request,
    Message,
    History,
    Block,
    Content,
    Tool,
    ToolOptions,
    Options,
    Marker,
    Role,
    Call,
    Mark,
    Marked,
    Same,
    Holds,
    Filled,
    Patch,
    Template,
    Plugin,
}

/// <summary>Whose requests a row is about. Each of the first three has a reader of its own.</summary>
internal enum PartSdk
{
    Anthropic,
    Extensions,
    OpenAI,
    Others,
}
