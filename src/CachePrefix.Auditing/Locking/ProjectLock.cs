namespace CachePrefix.Auditing.Locking;

/// <summary>The prefix lock of one project, compared with its code.</summary>
public sealed record ProjectLock
{
    /// <summary>The project file, relative to the root.</summary>
    public required string Project { get; init; }

    /// <summary>The full path of the lock, which may not exist yet.</summary>
    public required string Path { get; init; }

    /// <summary>Whether the project has a lock.</summary>
    public required bool Exists { get; init; }

    /// <summary>What differs, one sentence per prompt; empty when the lock agrees with the code.</summary>
    public required IReadOnlyList<string> Differences { get; init; }

    /// <summary>The lock as it should be; comments and line ends of the file are kept.</summary>
    public required string Text { get; init; }
}
