namespace CachePrefix.Emulator.Anthropic;

/// <summary>The prompts of the latest messages, to say what changed since.</summary>
internal sealed class PromptMemory
{
    private const int MostMessages = 1_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Key, string Id), (string Model, AnthropicPrompt Prompt)> _prompts = [];
    private readonly Queue<(string Key, string Id)> _order = [];

    public void Keep(string key, string id, string model, AnthropicPrompt prompt)
    {
        lock (_gate)
        {
            if (_prompts.TryAdd((key, id), (model, prompt)))
                _order.Enqueue((key, id));
            if (_order.Count > MostMessages)
                _prompts.Remove(_order.Dequeue());
        }
    }

    /// <summary>Says what changed since a message; <see langword="null"/> for nothing that loses what was cached.</summary>
    public CacheMiss? Compare(string key, string id, string model, AnthropicPrompt prompt)
    {
        (string Model, AnthropicPrompt Prompt) earlier;
        lock (_gate)
            if (!_prompts.TryGetValue((key, id), out earlier))
                return new CacheMiss("previous_message_not_found", null);
        if (earlier.Model != model)
            return new CacheMiss("model_changed", earlier.Prompt.Tokens);
        if (earlier.Prompt.ToolsKey != prompt.ToolsKey)
            return new CacheMiss("tools_changed", earlier.Prompt.Tokens);
        if (earlier.Prompt.SystemKey != prompt.SystemKey)
            return new CacheMiss("system_changed", earlier.Prompt.Tokens - earlier.Prompt.ToolsTokens);
        var same = earlier.Prompt.Blocks.Zip(prompt.Blocks).TakeWhile(pair => pair.First.Key == pair.Second.Key).Count();
        return same == earlier.Prompt.Blocks.Count ? null : new CacheMiss("messages_changed", earlier.Prompt.Tokens - (same == 0 ? 0 : earlier.Prompt.Blocks[same - 1].Tokens));
    }

    public void Clear()
    {
        lock (_gate)
        {
            _prompts.Clear();
            _order.Clear();
        }
    }
}
