namespace CachePrefix;

/// <summary>
/// Keeps answered questions with their embeddings. Implementations are safe for any number of threads, and, where they are shared, of
/// processes. A failure costs the caller of the cache nothing but the answer.
/// </summary>
public interface ISemanticCacheStore
{
    /// <summary>The nearest entries of a partition that have not expired, the nearest first.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="vector">The embedding of the question, of length 1.</param>
    /// <param name="count">The most entries.</param>
    /// <param name="minSimilarity">The least cosine similarity.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    ValueTask<IReadOnlyList<SemanticMatch>> FindAsync(
        string partition, ReadOnlyMemory<float> vector, int count, double minSimilarity, CancellationToken cancellationToken = default);

    /// <summary>Adds an entry, or replaces the one with the same id; its verdicts start anew.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask AddAsync(SemanticEntry entry, CancellationToken cancellationToken = default);

    /// <summary>
    /// Adds a verdict to an entry, if it is still there. An entry that has <see cref="SemanticEntry.MaxVerdicts"/> takes no more right ones, and a wrong one in place of its oldest right one.
    /// </summary>
    /// <param name="id">The entry's id.</param>
    /// <param name="verdict">The verdict.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask AddVerdictAsync(string id, SemanticVerdict verdict, CancellationToken cancellationToken = default);

    /// <summary>Removes entries.</summary>
    /// <param name="removal">Which.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>How many were removed.</returns>
    ValueTask<long> RemoveAsync(SemanticRemoval removal, CancellationToken cancellationToken = default);
}

/// <summary>Which entries are removed: those that all given conditions are true of; all entries where none is given.</summary>
public sealed record SemanticRemoval
{
    /// <summary>Only the entry with this id.</summary>
    public string? Id { get; init; }

    /// <summary>Only entries with this tag.</summary>
    public string? Tag { get; init; }

    /// <summary>Only entries that were answered before.</summary>
    public DateTimeOffset? CreatedBefore { get; init; }
}
