namespace CachePrefix.Emulator.Refusals;

/// <summary>What some models refuse or demand.</summary>
internal enum ModelTrait
{
    /// <summary>Takes no sampling settings but their defaults while it reasons.</summary>
    FixedSampling,

    /// <summary>Takes <c>max_completion_tokens</c> in place of <c>max_tokens</c>.</summary>
    CompletionTokens,

    /// <summary>Takes function tools in Chat Completions only with effort <c>none</c>.</summary>
    ChatToolsWithoutEffort,

    /// <summary>Takes neither adaptive thinking nor an effort.</summary>
    NoAdaptiveThinking,

    /// <summary>Takes no effort.</summary>
    NoEffort,

    /// <summary>Takes no thinking with a budget.</summary>
    NoBudgetThinking,

    /// <summary>Cannot turn thinking off.</summary>
    NoDisabledThinking,

    /// <summary>Cannot be forced to call a tool.</summary>
    NoForcedTools,

    /// <summary>Takes no beginning of the answer.</summary>
    NoPrefill,

    /// <summary>Takes no audio.</summary>
    NoAudio,

    /// <summary>Answers decision requests.</summary>
    Decisions,
}
