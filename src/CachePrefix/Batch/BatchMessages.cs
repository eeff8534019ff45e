namespace CachePrefix;

/// <summary>What names a batch before the provider has.</summary>
/// <param name="Name">The name: run and part. The ids of its requests begin with it.</param>
/// <param name="Requests">How many requests it has.</param>
/// <param name="IntendedAt">When its submission began.</param>
public sealed record BatchSubmission(string Name, int Requests, DateTimeOffset IntendedAt)
{
    /// <summary>Batches that a provider made before this time are not the one: a day and two hours before <see cref="IntendedAt"/>, so that a clock that is wrong by a time zone does no harm.</summary>
    public DateTimeOffset SearchFrom => IntendedAt - TimeSpan.FromHours(26);
}

/// <summary>One request of a batch.</summary>
/// <param name="CustomId">The id that its result is matched by: ASCII letters, digits and <c>-</c>, at most 64.</param>
/// <param name="Body">The body as JSON in UTF-8.</param>
public readonly record struct BatchRequest(string CustomId, ReadOnlyMemory<byte> Body);

/// <summary>What a search for a batch found.</summary>
/// <param name="BatchId">The provider's id, or <see langword="null"/>.</param>
/// <param name="IsCertain">Whether nothing found means that there is nothing; otherwise the search has to be repeated later.</param>
public readonly record struct BatchSearch(string? BatchId, bool IsCertain)
{
    /// <summary>The provider has no such batch.</summary>
    public static BatchSearch None => new(null, IsCertain: true);

    /// <summary>The provider may have such a batch: what tells is not to be seen before it has ended.</summary>
    public static BatchSearch Unknown => new(null, IsCertain: false);
}

/// <summary>How far a batch is.</summary>
/// <param name="HasEnded">Whether nothing more will be answered, and results can be copied.</param>
/// <param name="Completed">How many requests are done, whatever came of them.</param>
/// <param name="Error">Why the provider refused the whole batch; <see langword="null"/> if it did not.</param>
public readonly record struct BatchProgress(bool HasEnded, int Completed, string? Error = null);

/// <summary>What became of one request.</summary>
public enum BatchLineState
{
    /// <summary>It was answered.</summary>
    Succeeded,

    /// <summary>The provider refused it; asking again is of no use.</summary>
    Refused,

    /// <summary>The provider failed.</summary>
    Failed,

    /// <summary>It was not answered in time.</summary>
    Expired,

    /// <summary>The batch was cancelled before.</summary>
    Cancelled,

    /// <summary>The results of the batch say nothing of it that can be read.</summary>
    Missing,
}

/// <summary>One line of results.</summary>
/// <param name="CustomId">The id of the request.</param>
/// <param name="State">What became of it.</param>
/// <param name="Answer">The provider's response as JSON in UTF-8, of a request that was answered.</param>
/// <param name="Error">The provider's words, of one that was not.</param>
public readonly record struct BatchLine(string CustomId, BatchLineState State, ReadOnlyMemory<byte> Answer, string? Error);
