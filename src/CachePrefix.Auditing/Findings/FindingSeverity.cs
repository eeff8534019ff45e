namespace CachePrefix.Auditing.Findings;

/// <summary>How bad a finding is, the mildest first.</summary>
public enum FindingSeverity
{
    /// <summary>Not shown in editors: what cannot be proven stable, and data that callers may well keep constant.</summary>
    Hidden,

    /// <summary>Worth knowing.</summary>
    Information,

    /// <summary>Costs money.</summary>
    Warning,

    /// <summary>Made an error by the configuration of the code base.</summary>
    Error,
}
