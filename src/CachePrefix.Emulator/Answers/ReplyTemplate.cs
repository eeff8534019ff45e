using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CachePrefix.Emulator.Answers;

/// <summary>
/// A reply whose strings may hold <c>{{input}}</c> for the last user text, <c>{{tool}}</c> for the tool result and
/// <c>{{1}}</c> or <c>{{name}}</c> for a group of the rule's regular expression.
/// </summary>
internal sealed class ReplyTemplate
{
    private readonly string? _text;
    private readonly JsonElement? _json;
    private readonly (string Name, JsonElement Input)[] _toolCalls;
    private readonly Answer? _constant;

    public ReplyTemplate(ReplyRow row, string at)
    {
        if (row.Text is null && row.Json is null && row.ToolCalls is not { Length: > 0 })
            throw new AnswerRulesException($"{at} is empty; give \"text\", \"json\" or \"toolCalls\".");
        if (row.Text is not null && row.Json is not null)
            throw new AnswerRulesException($"{at} has both \"text\" and \"json\"; give one of them.");
        _text = row.Text;
        _json = row.Json;
        _toolCalls = [.. (row.ToolCalls ?? []).Select(call => (
            call?.Name ?? throw new AnswerRulesException($"{at}: a tool call has no \"name\"; give \"name\" and \"input\"."),
            InputOf(call, at)))];
        var holds = (_text ?? "") + _json?.GetRawText() + string.Concat(_toolCalls.Select(call => call.Input.GetRawText()));
        if (!holds.Contains("{{", StringComparison.Ordinal))
            _constant = Render(_ => null);
    }

    private static JsonElement InputOf(ToolCallRow call, string at)
    {
        if (call.Input is not { } input)
            return JsonElement.Parse("{}");
        return input.ValueKind == JsonValueKind.Object
            ? input
            : throw new AnswerRulesException($"{at}: the input of tool '{call.Name}' is {input.GetRawText()}; give an object.");
    }

    public bool CallsTools => _toolCalls.Length > 0;

    public Answer Render(Conversation conversation, Match? match) => _constant ?? Render(name => name switch
    {
        "input" => conversation.UserText,
        "tool" => conversation.ToolResult ?? "",
        _ => match?.Groups[name] is { Success: true } group ? group.Value : null,
    });

    private Answer Render(Func<string, string?> value) => new(
        _text is not null ? Fill(_text, value) : _json is { } json ? Fill(json, value) : "",
        [.. _toolCalls.Select(call => new ToolCall(call.Name, Fill(call.Input, value)))]);

    private static string Fill(JsonElement json, Func<string, string?> value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            Fill(json, value, writer);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Fill(JsonElement json, Func<string, string?> value, Utf8JsonWriter writer)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in json.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    Fill(member.Value, value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in json.EnumerateArray())
                    Fill(item, value, writer);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(Fill(json.GetString()!, value));
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }

    private static string Fill(string text, Func<string, string?> value)
    {
        var open = text.IndexOf("{{", StringComparison.Ordinal);
        if (open < 0)
            return text;
        var filled = new StringBuilder();
        var from = 0;
        for (; open >= 0; open = text.IndexOf("{{", from, StringComparison.Ordinal))
        {
            var close = text.IndexOf("}}", open, StringComparison.Ordinal);
            if (close < 0)
                break;
            filled.Append(text, from, open - from);
            filled.Append(value(text[(open + 2)..close].Trim()) ?? text[open..(close + 2)]);
            from = close + 2;
        }

        return filled.Append(text, from, text.Length - from).ToString();
    }
}
