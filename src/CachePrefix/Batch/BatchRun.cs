namespace CachePrefix;

/// <summary>The state of a run: the prompts that were submitted together.</summary>
public sealed record BatchRun
{
    /// <summary>The run's name.</summary>
    public required string Name { get; init; }

    /// <summary>The prompt's name.</summary>
    public required string Prompt { get; init; }

    /// <summary>How many prompts it has.</summary>
    public required int Prompts { get; init; }

    /// <summary>When it was submitted.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether all requests are written down; before, nothing is sent.</summary>
    public bool IsPrepared { get; init; }

    /// <summary>Whether it is to be cancelled.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>
    /// By when the batches have to be done, if there is such a time: then what is left is cancelled and sent by itself, at the price of a direct call.
    /// </summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>Why the state cannot be read; nothing else is known of such a run but its name. Stores list it and never write it.</summary>
    public string? Fault { get; init; }

    /// <summary>Its batches in the order in which they were prepared.</summary>
    public IReadOnlyList<BatchPart> Parts { get; init; } = [];

    /// <summary>Whether nothing is left to submit or to wait for.</summary>
    public bool IsDone => IsPrepared && Parts.All(static part => part.State is BatchPartState.Done);

    /// <summary>Whether what was not answered stays so.</summary>
    internal bool IsStopped => IsCancelled && Deadline is null;

    /// <summary>The run with one of its batches changed or added.</summary>
    /// <param name="part">The batch.</param>
    /// <returns>The changed run.</returns>
    public BatchRun With(BatchPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return this with { Parts = [.. Parts.Where(other => other.Number != part.Number), part] };
    }
}

/// <summary>One batch of a run.</summary>
public sealed record BatchPart
{
    /// <summary>Its number in the run, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The tier that answers.</summary>
    public required string Tier { get; init; }

    /// <summary>The tier's place in the prompt's route, from 0.</summary>
    public int Step { get; init; }

    /// <summary>How often its requests were sent before on this tier.</summary>
    public int Resent { get; init; }

    /// <summary>The batch whose rejected or unanswered requests it repeats; 0 for the first ones.</summary>
    public int Parent { get; init; }

    /// <summary>The batch that has to be done before this one is submitted; 0 for none.</summary>
    public int After { get; init; }

    /// <summary>Whether its requests are sent one by one, at the price of direct calls, and not as a batch.</summary>
    public bool IsDirect { get; init; }

    /// <summary>Whether the provider was asked to stop it.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>How many requests it has.</summary>
    public required int Requests { get; init; }

    /// <summary>How far it is.</summary>
    public BatchPartState State { get; init; }

    /// <summary>When its submission began.</summary>
    public DateTimeOffset? IntendedAt { get; init; }

    /// <summary>The provider's id.</summary>
    public string? BatchId { get; init; }

    /// <summary>How many requests are done.</summary>
    public int Completed { get; init; }

    /// <summary>Why the provider refused the whole batch.</summary>
    public string? Error { get; init; }

    /// <summary>What went wrong when the provider was asked last; it is asked again. <see langword="null"/> when it answered.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether its results were read to the end once, so that what follows from them is prepared and observers were told.</summary>
    public bool IsRead { get; init; }
}

/// <summary>How far a batch is.</summary>
public enum BatchPartState
{
    /// <summary>Its requests are written down.</summary>
    Prepared,

    /// <summary>It is on its way; whether the provider has it is not known.</summary>
    Submitting,

    /// <summary>The provider has it.</summary>
    Running,

    /// <summary>Its results are here, or there are none.</summary>
    Done,
}
