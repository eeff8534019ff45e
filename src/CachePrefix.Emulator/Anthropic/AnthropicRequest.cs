using CachePrefix.Models;

namespace CachePrefix.Emulator.Anthropic;

/// <summary>A valid request: its model, as found and as named, who asks, its blocks and its prompt.</summary>
internal sealed record AnthropicRequest(ModelInfo Model, string ModelName, string Key, IReadOnlyList<ContentBlock> Blocks, AnthropicPrompt Prompt);
