using System.Text.Json;
using CachePrefix.Emulator.OpenAI;
using CachePrefix.Emulator.Prompts;
using CachePrefix.Models;

namespace CachePrefix.Emulator.Responses;

/// <summary>OpenAI's Responses API.</summary>
internal sealed class ResponsesProtocol(ModelCatalog catalog, ResponseStore store) : IProviderProtocol
{
    private const int FewestOutputTokens = 16;

    public ProviderErrors Errors => OpenAIErrors.Form;

    public ProviderCall Read(ProviderRequest request) => ReadCall(request, out _);

    /// <summary>Reads a request and the pieces of its prompt.</summary>
    public ResponsesCall ReadCall(ProviderRequest request, out List<PromptPart> parts)
    {
        var body = request.Body;
        var key = OpenAIKey.Read(request.Headers);
        var (name, model) = OpenAIModels.Find(catalog, request);
        ResponseRules.Check(body, model);
        var state = ResponseState.Find(body, key, store);
        var input = ResponseState.ReadInput(body, key, store);
        var history = state.History;
        if (input.Count + history.Count == 0)
            throw OpenAIErrors.Missing("input");
        ResponseState.CheckPairs(history.Concat(input));
        parts = ReadParts(body, history, input, model);
        Json.TryGet(body, "text", out var text);
        Json.TryGet(text, "format", out var format);
        Json.TryGet(body, "reasoning", out var reasoning);
        if (Json.Text(format, "type") == "json_object")
            FormatRules.CheckMentionsJson(string.Concat(parts.Where(part => part is { Message: > 0, IsText: true }).Select(part => part.Content)), "input", "text.format");
        var settings = CacheSettings.Read(body, model, format, Json.Text(reasoning, "effort"), Json.Text(text, "verbosity"));
        ICachedPrompt prompt = model.Caching == CachingMode.Breakpoints
            ? new BreakpointPrompt(parts, model, settings, key)
            : new AutomaticPrompt(parts, model, settings.Prefix, settings.Lifetime, key);
        var isPrewarm = Json.TryGet(body, "prompt_cache_options", out var options) && Json.IsTrue(options, "prewarm");
        var conversation = OpenAITools.AddTo(ConversationReader.Of(parts, model, Json.TryGet(format, "schema", out var schema) ? schema.GetRawText() : null), body, null);
        return new ResponsesCall(prompt, new ResponseShape(body.Clone(), name, model.Caching == CachingMode.Breakpoints, isPrewarm), new ResponseMemory(store, key, state, input))
        {
            Model = model,
            Conversation = conversation with { IsJsonObject = Json.Text(format, "type") == "json_object" },
            ServiceTier = ServiceTiers.Read(body),
            MaxOutputTokens = isPrewarm ? 0 : OpenAINumbers.Read(body, "max_output_tokens", FewestOutputTokens),
        };
    }

    private static List<PromptPart> ReadParts(JsonElement body, IReadOnlyList<JsonElement> history, List<JsonElement> input, ModelInfo model)
    {
        var parts = new List<PromptPart>();
        parts.AddRange(Json.Items(body, "tools").Where(tool => !Json.IsTrue(tool, "defer_loading")).Select(tool => new PromptPart(-1, "", PartKind.Head, tool.GetRawText())));
        if (Json.Text(body, "instructions") is { Length: > 0 } instructions)
            parts.Add(new PromptPart(0, "system", PartKind.Text, instructions));
        var index = 0;
        foreach (var item in Json.Items(body, "instructions"))
            ItemReader.Read(item, 0, OpenAIErrors.At("instructions", index++), model, parts);
        var message = 1;
        foreach (var item in history)
            ItemReader.Read(item, message, OpenAIErrors.At("input", message++ - 1), model, parts);
        index = 0;
        foreach (var item in input)
            ItemReader.Read(item, message++, OpenAIErrors.At("input", index++), model, parts);
        return parts;
    }
}
