namespace CachePrefix.Analyzers.Requests;

/// <summary>What a finding tells the code fixes: how a dropped breakpoint can be sent.</summary>
internal static class Repairs
{
    /// <summary>The property of the finding.</summary>
    public const string Property = "Repair";

    /// <summary>Remove the marker.</summary>
    public const string Remove = "remove";

    /// <summary>Move the text to the system message.</summary>
    public const string MoveInstructions = "instructions";

    /// <summary>Set a marker under the key of contents or of tools, which follows.</summary>
    public const string Key = "key:";
}
