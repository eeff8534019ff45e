namespace CachePrefix;

/// <summary>An answered question as a store keeps it.</summary>
public sealed record SemanticEntry
{
    /// <summary>The id: the hash of partition and question, so that the same question has one entry, whoever adds it.</summary>
    public required string Id { get; init; }

    /// <summary>
    /// The hash of all that must be equal besides the question: scope, system prompt, conversation, tools, options, models. Entries of one
    /// partition are never found from another.
    /// </summary>
    public required string Partition { get; init; }

    /// <summary>The question that was answered.</summary>
    public required string Question { get; init; }

    /// <summary>The embedding of the question, of length 1.</summary>
    public required ReadOnlyMemory<float> Vector { get; init; }

    /// <summary>The answer, in the format of the response cache.</summary>
    public required ReadOnlyMemory<byte> Answer { get; init; }

    /// <summary>When the model answered.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when on the answer is not given again.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The tags by which it can be removed.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What was seen of the entry as an answer to other questions, the newest last; see <see cref="MaxVerdicts"/>.</summary>
    public IReadOnlyList<SemanticVerdict> Verdicts { get; init; } = [];

    /// <summary>The most verdicts that a store keeps of an entry: the first ones. Later ones are kept only if they are wrong, each in place of the oldest right one.</summary>
    public const int MaxVerdicts = 128;
}

/// <summary>Whether an entry's answer was right for another question.</summary>
/// <param name="Similarity">The similarity of the two questions.</param>
/// <param name="IsRight">Whether the answer was right.</param>
public readonly record struct SemanticVerdict(double Similarity, bool IsRight);

/// <summary>An entry near a question.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Similarity">The cosine of the two embeddings.</param>
public sealed record SemanticMatch(SemanticEntry Entry, double Similarity);
