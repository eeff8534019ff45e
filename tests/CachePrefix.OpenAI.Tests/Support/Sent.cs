using System.Text.Json.Nodes;

namespace CachePrefix.OpenAI.Tests.Support;

/// <summary>Reads the body of a request of either interface.</summary>
internal static class Sent
{
    /// <summary>Where breakpoints stand: <c>0.1</c> for the second part of the first message, with the lifetime that it asks for.</summary>
    public static IReadOnlyList<string> Marks(JsonObject body)
    {
        var marks = new List<string>();
        var messages = Messages(body);
        for (var i = 0; i < messages.Count; i++)
        {
            if ((messages[i]!["content"] ?? messages[i]!["output"]) is not JsonArray parts)
                continue;
            for (var part = 0; part < parts.Count; part++)
            {
                if (parts[part]!["prompt_cache_breakpoint"] is { } mark)
                {
                    Assert.Equal("explicit", mark["mode"]!.GetValue<string>());
                    marks.Add($"{i}.{part}{(mark["ttl"] is { } ttl ? " " + ttl.GetValue<string>() : "")}");
                }
            }
        }

        return marks;
    }

    public static JsonArray Messages(JsonObject body) => (body["messages"] ?? body["input"])!.AsArray();

    /// <summary>The request without breakpoints and with every text as an array of parts, to compare contents.</summary>
    public static string WithoutMarks(JsonObject body)
    {
        var copy = body.DeepClone().AsObject();
        copy.Remove("prompt_cache_key");
        copy.Remove("prompt_cache_options");
        copy.Remove("prompt_cache_retention");
        foreach (var message in Messages(copy))
        {
            var member = message!["content"] is null ? "output" : "content";
            if (message[member] is JsonValue text)
                message[member] = new JsonArray(new JsonObject { ["type"] = member == "output" ? "input_text" : "text", ["text"] = text.GetValue<string>() });
            var parts = message[member] as JsonArray;
            foreach (var part in parts ?? [])
                part!.AsObject().Remove("prompt_cache_breakpoint");
            var ordered = message.AsObject().OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())).ToList();
            message.AsObject().Clear();
            foreach (var pair in ordered)
                message.AsObject().Add(pair);
        }

        return copy.ToJsonString();
    }
}
