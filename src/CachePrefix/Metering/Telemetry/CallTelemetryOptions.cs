namespace CachePrefix;

/// <summary>What <see cref="CallTelemetry"/> emits.</summary>
public sealed class CallTelemetryOptions
{
    /// <summary>The version of the conventions. The newest that is known unless set.</summary>
    public GenAIConventions Conventions { get; set; } = GenAIConventions.V1_37;

    /// <summary>Whether tenants are a tag of metrics. Not unless set: every tenant makes a series of its own.</summary>
    public bool TagTenants { get; set; }
}
