namespace CachePrefix.Auditing;

/// <summary>How the code of an audit is loaded.</summary>
public enum AuditMode
{
    /// <summary>Through MSBuild where projects load and are restored, loosely elsewhere.</summary>
    Auto,

    /// <summary>From the text alone: nothing of the code base is evaluated or run, and nothing needs to be built or restored.</summary>
    Loose,

    /// <summary>Through MSBuild only. Evaluates project files, which can run code of the code base.</summary>
    MSBuild,
}
