using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>
/// The reader of structured prompts. The schema is made once and its bytes never change while the process lives; reading is strict:
/// a missing required member, a null where none is allowed or a member that the type does not have is an error.
/// </summary>
/// <typeparam name="TResult">The type of the value.</typeparam>
public sealed class JsonResultReader<TResult> : ResultReader<TResult>
{
    private readonly JsonTypeInfo<TResult> _typeInfo;
    private readonly bool _isWrapped;

    /// <summary>Makes the schema of the result type.</summary>
    /// <param name="options">Options whose resolver knows the result type; a strict copy is used.</param>
    public JsonResultReader(JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var strict = StrictJson.From(options);
        _typeInfo = (JsonTypeInfo<TResult>)strict.GetTypeInfo(typeof(TResult));
        var schema = StrictJson.SchemaOf(typeof(TResult), strict, out _isWrapped);
        Format = ChatResponseFormat.ForJsonSchema(schema, SchemaName());
    }

    /// <inheritdoc />
    public override ChatResponseFormat Format { get; }

    /// <inheritdoc />
    public override bool TryRead(string text, [MaybeNullWhen(false)] out TResult value, [NotNullWhen(false)] out string? error)
    {
        try
        {
            value = _isWrapped ? ReadWrapped(text) : JsonSerializer.Deserialize(text, _typeInfo);
            error = value is null ? $"The answer is the JSON value null, which {typeof(TResult).Name} does not allow." : null;
            return error is null;
        }
        catch (JsonException exception)
        {
            value = default;
            error = exception.Message;
            return false;
        }
    }

    private TResult? ReadWrapped(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(StrictJson.WrapperProperty, out var data)
            ? data.Deserialize(_typeInfo)
            : throw new JsonException($"The answer has no member '{StrictJson.WrapperProperty}'.");
    }

    private static string SchemaName()
    {
        var name = typeof(TResult).Name;
        return string.Concat(name.Select(static c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
    }
}
