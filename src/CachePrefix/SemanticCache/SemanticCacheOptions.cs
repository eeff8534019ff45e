namespace CachePrefix;

/// <summary>Settings of semantic caches.</summary>
public sealed class SemanticCacheOptions
{
    /// <summary>
    /// What semantic and exact caches have in common: scope, raw options, the size of answers, and how long a call waits for the store.
    /// </summary>
    public ResponseCacheOptions Answers { get; } = new();

    /// <summary>How long a call waits for the embedding of its question before it asks the model. 2 s unless set.</summary>
    public TimeSpan EmbeddingTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a call waits for the verifier before it asks the model. 3 s unless set.</summary>
    public TimeSpan VerifierTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How many candidates of one call the verifier is asked about. 1 unless set.</summary>
    public int MaxVerifications { get; set; } = 1;

    /// <summary>The longest question, in characters, that is looked up. 2,000 unless set.</summary>
    public int MaxQuestionLength { get; set; } = LookAlikeGuard.MaxLength;

    /// <summary>The most entries in memory where the program has no store of its own. 100,000 unless set.</summary>
    public int MaxEntries { get; set; } = 100_000;

    /// <summary>The most bytes that entries take in memory where the program has no store of its own. 256 MiB unless set.</summary>
    public long MemoryLimit { get; set; } = 256L << 20;

    /// <summary>Whether records of the shadow log carry the two questions; otherwise only numbers. Not unless set: questions are personal data.</summary>
    public bool LogQuestions { get; set; }
}
