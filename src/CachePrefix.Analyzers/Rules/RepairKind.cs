namespace CachePrefix.Analyzers.Rules;

/// <summary>What a fix can do about a breakpoint.</summary>
internal enum RepairKind
{
    /// <summary>Remove the marker.</summary>
    Remove,

    /// <summary>Move the marker to the element at the last additional location.</summary>
    Move,

    /// <summary>Move the text to the system message.</summary>
    MoveInstructions,

    /// <summary>Set a marker under another key of contents or of tools.</summary>
    Rename,
}
