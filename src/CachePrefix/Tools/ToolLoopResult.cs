using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>What a request came to after all its tool calls.</summary>
/// <param name="Response">The last response, with the messages of every iteration and the usage of all.</param>
/// <param name="Text">The text of the last response alone: the answer.</param>
internal readonly record struct ToolLoopResult(ChatResponse Response, string Text);
