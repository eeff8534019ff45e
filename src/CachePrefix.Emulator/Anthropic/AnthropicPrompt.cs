using System.Text.Json;
using CachePrefix.Emulator.Cache;
using CachePrefix.Models;

namespace CachePrefix.Emulator.Anthropic;

/// <summary>The prompt of a request as the cache sees it: a key and a token count after every block, and the breakpoints.</summary>
internal sealed class AnthropicPrompt
{
    private readonly List<PrefixBlock> _blocks = [];
    private readonly List<CacheBreakpoint> _breakpoints = [];

    /// <summary>The tokens of web search tools: turning them on or off leaves the other tools cached, so they count for what follows the tools.</summary>
    private int _webSearchTokens;

    private AnthropicPrompt()
    {
    }

    public IReadOnlyList<PrefixBlock> Blocks => _blocks;

    public IReadOnlyList<CacheBreakpoint> Breakpoints => _breakpoints;

    public int Tokens => _blocks.Count == 0 ? 0 : _blocks[^1].Tokens;

    public static AnthropicPrompt Build(JsonElement body, IReadOnlyList<ContentBlock> blocks, IReadOnlyList<CacheMarker> markers, ModelInfo model, string scope)
    {
        var prompt = new AnthropicPrompt();
        using var hasher = new PrefixHasher();
        hasher.Append("anthropic");
        hasher.Append(scope);
        hasher.Append(model.Id);
        var firstKeptThinking = model.DropsEarlierThinking && PromptSettings.IsThinking(body) ? LastUserTurn(blocks) : 0;
        var section = PromptSection.Tools;
        var marker = 0;
        for (var index = 0; index < blocks.Count; index++)
        {
            var block = blocks[index];
            for (; section < block.Section; section++)
                hasher.Append(section == PromptSection.Tools
                    ? "system " + PromptSettings.OfSystem(body, blocks)
                    : "messages " + PromptSettings.OfMessages(body, blocks, model));
            if (!(block.IsThinking && block.Item < firstKeptThinking))
                prompt.Add(block, index == 0 ? null : blocks[index - 1], hasher, model.TokenScale);
            for (; marker < markers.Count && markers[marker].Block == index; marker++)
                prompt.Mark(model.Lifetimes.First(lifetime => lifetime.Name == markers[marker].Ttl));
        }

        return prompt;
    }

    private void Add(ContentBlock block, ContentBlock? before, PrefixHasher hasher, decimal scale)
    {
        var tokens = BlockTokens.Count(block, scale);
        if (block.IsWebSearch)
        {
            _webSearchTokens += tokens;
            return;
        }

        if (block.Section != PromptSection.Tools)
        {
            tokens += _webSearchTokens;
            _webSearchTokens = 0;
        }

        if (block.Section == PromptSection.Messages)
            hasher.Append(block.Role);
        AppendContent(block, hasher);
        var position = _blocks.Count == 0 ? 0 : _blocks[^1].Position + (Collapses(block, before) ? 0 : 1);
        _blocks.Add(new PrefixBlock(hasher.Key, Tokens + tokens, position));
    }

    private void Mark(CacheLifetime lifetime)
    {
        var last = _blocks.Count - 1;
        if (last >= 0 && (_breakpoints.Count == 0 || _breakpoints[^1].Block != last))
            _breakpoints.Add(new CacheBreakpoint(last, lifetime));
    }

    private static void AppendContent(ContentBlock block, PrefixHasher hasher)
    {
        if (block.Json.ValueKind == JsonValueKind.String)
        {
            hasher.Append("type"u8);
            hasher.Append("\"text\""u8);
            hasher.Append("text"u8);
            hasher.Append(block.Json);
        }
        else if (block.Nested().Any())
        {
            hasher.AppendWithout(block.Json, "cache_control"u8, "content"u8);
            foreach (var nested in block.Nested())
                hasher.AppendWithout(nested, "cache_control"u8);
        }
        else
        {
            hasher.AppendWithout(block.Json, "cache_control"u8);
        }
    }

    /// <summary>A run of tool calls, or of tool results, is one position.</summary>
    private static bool Collapses(ContentBlock block, ContentBlock? before) =>
        block.Type is "tool_use" or "tool_result" && before?.Type == block.Type && before.Value.Section == PromptSection.Messages;

    private static int LastUserTurn(IReadOnlyList<ContentBlock> blocks)
    {
        for (var index = blocks.Count - 1; index >= 0; index--)
            if (blocks[index] is { Section: PromptSection.Messages, Role: "user", Type: not "tool_result" } block)
                return block.Item;
        return 0;
    }
}
