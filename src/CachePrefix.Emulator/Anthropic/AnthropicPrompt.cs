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

    /// <summary>The key of the tools.</summary>
    public UInt128 ToolsKey { get; private set; }

    public int ToolsTokens { get; private set; }

    /// <summary>The key of tools and system text.</summary>
    public UInt128 SystemKey { get; private set; }

    public int Tokens => _blocks.Count == 0 ? 0 : _blocks[^1].Tokens;

    public static AnthropicPrompt Build(JsonElement body, IReadOnlyList<ContentBlock> blocks, IReadOnlyList<CacheMarker> markers, ModelInfo model, string scope)
    {
        var prompt = new AnthropicPrompt();
        using var hasher = new PrefixHasher();
        hasher.Append("anthropic");
        hasher.Append(scope);
        hasher.Append(model.Id);
        var firstKeptThinking = model.DropsEarlierThinking && PromptSettings.IsThinking(body) ? LastUserTurn(blocks) : 0;
        var tokens = new BlockTokens(blocks, model.TokenScale);
        var section = PromptSection.Tools;
        var marker = 0;
        for (var index = 0; index < blocks.Count; index++)
        {
            var block = blocks[index];
            for (; section < block.Section; section++)
                prompt.EndSection(section, body, blocks, model, hasher);
            if (!(block.IsThinking && block.Item < firstKeptThinking) && !block.IsDeferred)
                prompt.Add(block, index > 0 && model.CollapsesToolRuns ? blocks[index - 1] : null, hasher, tokens);
            for (; marker < markers.Count && markers[marker].Block == index; marker++)
                prompt.Mark(model.Lifetimes.First(lifetime => lifetime.Name == markers[marker].Ttl));
        }

        return prompt;
    }

    private void EndSection(PromptSection section, JsonElement body, IReadOnlyList<ContentBlock> blocks, ModelInfo model, PrefixHasher hasher)
    {
        if (section == PromptSection.Tools)
        {
            (ToolsKey, ToolsTokens) = (hasher.Key, Tokens);
            hasher.Append("system " + PromptSettings.OfSystem(body, blocks));
        }
        else
        {
            SystemKey = hasher.Key;
            hasher.Append("messages " + PromptSettings.OfMessages(body, blocks, model));
        }
    }

    private void Add(ContentBlock block, ContentBlock? before, PrefixHasher hasher, BlockTokens counter)
    {
        var tokens = counter.Count(block);
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
        else
        {
            AppendObject(block.Json, hasher);
        }
    }

    /// <summary>Appends a block without its markers and those of the blocks inside it.</summary>
    private static void AppendObject(JsonElement json, PrefixHasher hasher)
    {
        foreach (var member in json.EnumerateObject())
        {
            if (member.NameEquals("cache_control"u8))
                continue;
            hasher.Append(System.Runtime.InteropServices.JsonMarshal.GetRawUtf8PropertyName(member));
            if (member.Value.ValueKind == JsonValueKind.Object && member.NameEquals("source"u8))
                AppendObject(member.Value, hasher);
            else if (member.Value.ValueKind == JsonValueKind.Array && member.NameEquals("content"u8))
                AppendList(member.Value, hasher);
            else
                hasher.Append(member.Value);
        }
    }

    private static void AppendList(JsonElement list, PrefixHasher hasher)
    {
        foreach (var item in list.EnumerateArray())
            if (item.ValueKind == JsonValueKind.Object)
                AppendObject(item, hasher);
            else
                hasher.Append(item);
    }

    /// <summary>A run of tool calls, or of tool results, is one position.</summary>
    private static bool Collapses(ContentBlock block, ContentBlock? before) =>
        block.Type is "tool_use" or "tool_result" && before?.Type == block.Type && before.Section == PromptSection.Messages;

    private static int LastUserTurn(IReadOnlyList<ContentBlock> blocks)
    {
        for (var index = blocks.Count - 1; index >= 0; index--)
            if (blocks[index] is { Section: PromptSection.Messages, Role: "user", Type: not "tool_result" } block)
                return block.Item;
        return 0;
    }
}
