using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>A piece of a streamed answer. The last piece carries the whole result.</summary>
/// <typeparam name="T">The type of the answer.</typeparam>
public sealed record PromptUpdate<T>
{
    private readonly Answering _answering;

    /// <summary>Creates a piece, such as one that a test's own client streams.</summary>
    /// <param name="tier">The tier that is answering.</param>
    /// <param name="attempt">Which attempt the piece belongs to, from 1.</param>
    /// <param name="update">The update as the client returned it, or <see langword="null"/> in the last piece.</param>
    /// <param name="result">The whole result in the last piece, otherwise <see langword="null"/>.</param>
    public PromptUpdate(string tier, int attempt, ChatResponseUpdate? update, PromptResult<T>? result)
        : this(new Answering(tier, attempt), update, result)
    {
    }

    private PromptUpdate(Answering answering, ChatResponseUpdate? update, PromptResult<T>? result)
    {
        _answering = answering;
        Update = update;
        Result = result;
    }

    /// <summary>The text that has been added; empty for updates without text.</summary>
    public string Text => Update?.Text ?? "";

    /// <summary>The tier that is answering.</summary>
    public string Tier => _answering.Tier;

    /// <summary>
    /// Which attempt the text belongs to, from 1. When a cascade escalates, the number rises and the text before it is void.
    /// </summary>
    public int Attempt => _answering.Attempt;

    /// <summary>The update as the client returned it, or <see langword="null"/> in the last piece.</summary>
    public ChatResponseUpdate? Update { get; }

    /// <summary>The whole result in the last piece, otherwise <see langword="null"/>.</summary>
    public PromptResult<T>? Result { get; }

    /// <summary>The next piece, which has tier and attempt in common with the piece before it where they are the same.</summary>
    internal static PromptUpdate<T> After(PromptUpdate<T>? before, in AnswerPiece piece)
    {
        var answering = before?._answering is { } known && known.Attempt == piece.Attempt && known.Tier == piece.Tier
            ? known
            : new Answering(piece.Tier, piece.Attempt);
        return new PromptUpdate<T>(answering, piece.Update, (PromptResult<T>?)piece.Result);
    }

    private sealed record Answering(string Tier, int Attempt);
}
