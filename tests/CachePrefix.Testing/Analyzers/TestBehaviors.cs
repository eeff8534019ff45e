namespace CachePrefix.Testing;

/// <summary>Checks that a test leaves out.</summary>
[Flags]
public enum TestBehaviors
{
    None = 0,

    /// <summary>Do not run again with every file marked as generated.</summary>
    SkipGeneratedCodeCheck = 1,

    /// <summary>Do not run again under <c>#pragma warning disable</c>.</summary>
    SkipSuppressionCheck = 2,
}
