namespace CachePrefix.Testing;

/// <summary>What a comparison leaves out.</summary>
[Flags]
public enum DiagnosticOptions
{
    None = 0,

    /// <summary>Compare the first location only.</summary>
    IgnoreAdditionalLocations = 1,

    /// <summary>Do not compare the severity.</summary>
    IgnoreSeverity = 2,
}
