using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>A piece of a streamed answer on its way to the caller, who gets it as <see cref="PromptUpdate{T}"/>.</summary>
/// <param name="Tier">The tier that is answering.</param>
/// <param name="Attempt">Which attempt the piece belongs to, from 1.</param>
/// <param name="Update">The update as the client returned it, or <see langword="null"/> in the last piece.</param>
/// <param name="Result">The whole result in the last piece, otherwise <see langword="null"/>.</param>
public readonly record struct AnswerPiece(string Tier, int Attempt, ChatResponseUpdate? Update, PromptResult? Result);
