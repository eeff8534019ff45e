using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>A piece of a streamed answer. The last piece carries the whole result.</summary>
/// <typeparam name="T">The type of the answer.</typeparam>
/// <param name="Text">The text that has been added; empty for updates without text.</param>
/// <param name="Tier">The tier that is answering.</param>
/// <param name="Attempt">
/// Which attempt the text belongs to, from 1. When a cascade escalates, the number rises and the text before it is void.
/// </param>
/// <param name="Update">The update as the client returned it, or <see langword="null"/> in the last piece.</param>
/// <param name="Result">The whole result in the last piece, otherwise <see langword="null"/>.</param>
public sealed record PromptUpdate<T>(string Text, string Tier, int Attempt, ChatResponseUpdate? Update, PromptResult<T>? Result);
