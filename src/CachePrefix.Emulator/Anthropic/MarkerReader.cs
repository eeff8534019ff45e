using System.Globalization;
using System.Text.Json;
using CachePrefix.Models;

namespace CachePrefix.Emulator.Anthropic;

/// <summary>Collects the <c>cache_control</c> markers of a request and refuses those that Anthropic refuses.</summary>
internal static class MarkerReader
{
    public static List<CacheMarker> Read(IReadOnlyList<ContentBlock> blocks, JsonElement body, ModelInfo model)
    {
        var markers = new List<CacheMarker>();
        for (var index = 0; index < blocks.Count; index++)
        {
            var block = blocks[index];
            if (ReadTtl(block.Json, block.Path, model) is { } ttl)
            {
                if (block.IsThinking)
                    throw AnthropicErrors.Invalid($"{block.Path}.{block.Type}.cache_control: Extra inputs are not permitted");
                if (block.IsText && block.Text.Length == 0)
                    throw AnthropicErrors.Invalid($"{block.Path}.text: cache_control cannot be set for empty text blocks");
                markers.Add(new CacheMarker(index, block.Path, ttl));
            }

            foreach (var (nested, path) in block.AllNested())
                if (ReadTtl(nested, path, model) is { } own)
                    markers.Add(new CacheMarker(index, path, own));
        }

        AddAutomatic(markers, blocks, body, model);
        var most = model.Provider.MaxBreakpoints;
        if (markers.Count > most)
            throw AnthropicErrors.Invalid(string.Create(CultureInfo.InvariantCulture, $"A maximum of {most} blocks with cache_control may be provided. Found {markers.Count}."));
        CheckOrder(markers, model);
        return markers;
    }

    private static void AddAutomatic(List<CacheMarker> markers, IReadOnlyList<ContentBlock> blocks, JsonElement body, ModelInfo model)
    {
        if (ReadTtl(body, "", model) is not { } ttl)
            return;
        if (!model.AutomaticBreakpoint)
            throw AnthropicErrors.Extra("cache_control");
        var last = blocks.Count - 1;
        while (last >= 0 && (blocks[last].IsThinking || (blocks[last].IsText && blocks[last].Text.Length == 0)))
            last--;
        if (last < 0)
            return;
        var own = markers.FindLast(marker => marker.Block == last);
        if (own.Path is null)
            markers.Add(new CacheMarker(last, "cache_control", ttl));
        else if (own.Ttl != ttl)
            throw AnthropicErrors.Invalid($"cache_control.ttl: ttl='{ttl}' conflicts with the ttl='{own.Ttl}' cache_control at {own.Path}, the last cacheable block.");
    }

    private static void CheckOrder(List<CacheMarker> markers, ModelInfo model)
    {
        for (var index = 1; index < markers.Count; index++)
        {
            var before = markers[index - 1].Ttl;
            var (_, path, ttl) = markers[index];
            if (Duration(ttl, model) > Duration(before, model))
                throw AnthropicErrors.Invalid($"{(path == "cache_control" ? path : path + ".cache_control")}.ttl: a ttl='{ttl}' cache_control block must not come after a ttl='{before}' cache_control block. "
                    + "Note that blocks are processed in the following order: tools, system, messages.");
        }
    }

    private static TimeSpan Duration(string ttl, ModelInfo model) => model.Lifetimes.First(lifetime => lifetime.Name == ttl).Duration;

    private static string? ReadTtl(JsonElement owner, string path, ModelInfo model)
    {
        if (owner.ValueKind != JsonValueKind.Object || !owner.TryGetProperty("cache_control"u8, out var control) || control.ValueKind == JsonValueKind.Null)
            return null;
        var at = path.Length == 0 ? "cache_control" : path + ".cache_control";
        if (control.ValueKind != JsonValueKind.Object || Json.Text(control, "type") != "ephemeral")
            throw AnthropicErrors.Invalid($"{at}.type: Input should be 'ephemeral'");
        if (!control.TryGetProperty("ttl"u8, out var ttl) || ttl.ValueKind == JsonValueKind.Null)
            return model.Lifetimes[0].Name;
        if (ttl.ValueKind == JsonValueKind.String && model.Lifetimes.Any(lifetime => ttl.ValueEquals(lifetime.Name)))
            return ttl.GetString();
        throw AnthropicErrors.Invalid($"{at}.ttl: Input should be {string.Join(" or ", model.Lifetimes.Select(lifetime => $"'{lifetime.Name}'"))}");
    }
}
