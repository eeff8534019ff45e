namespace CachePrefix.Auditing;

/// <summary>Something that the audit left out or had to guess.</summary>
/// <param name="Path">Relative to the root, with <c>/</c>; <see langword="null"/> where no single file is meant.</param>
/// <param name="Message">What, and why.</param>
public sealed record AuditNote(string? Path, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => Path is null ? Message : $"{Path}: {Message}";
}
