using CachePrefix.Auditing.Sources;

namespace CachePrefix.Auditing.Locking;

/// <summary>The prefix lock of one project, compared with its code.</summary>
public sealed class ProjectLock
{
    private readonly CheckoutFiles _files;

    internal ProjectLock(CheckoutFiles files) => _files = files;

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

    /// <summary>Writes the lock as it should be. Links are followed only inside of the code base.</summary>
    /// <param name="cancellationToken">Stops writing.</param>
    /// <exception cref="AuditException">The lock is a link that leaves the code base.</exception>
    public Task WriteAsync(CancellationToken cancellationToken = default) => _files.WriteAsync(Path, Text, cancellationToken);
}
