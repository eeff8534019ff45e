using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>What a tier answered, after all tool calls, and what it took.</summary>
/// <param name="Response">The response; with tool calls, the messages of every request.</param>
/// <param name="Text">The text of the last message that answers: without the tool calls before it.</param>
/// <param name="Usage">The tokens of every request.</param>
/// <param name="Price">What the tokens are priced by.</param>
/// <param name="ReceivedAt">When the answer was there, as the time provider's timestamp; 0 for answers of batches.</param>
internal readonly record struct Answer(ChatResponse Response, string Text, TokenUsage Usage, AnswerPrice Price, long ReceivedAt = 0);
