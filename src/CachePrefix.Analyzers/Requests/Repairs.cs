namespace CachePrefix.Analyzers.Requests;

/// <summary>What a finding tells the code fixes: how a breakpoint can be repaired.</summary>
internal static class Repairs
{
    /// <summary>The property of the finding.</summary>
    public const string Property = "Repair";

    /// <summary>Remove the marker.</summary>
    public const string Remove = "remove";

    /// <summary>Move the marker to the element at the last additional location.</summary>
    public const string Move = "move";

    /// <summary>Move the text to the system message.</summary>
    public const string MoveInstructions = "instructions";

    /// <summary>Set a marker under the key of contents or of tools, which follows.</summary>
    public const string Key = "key:";
}
