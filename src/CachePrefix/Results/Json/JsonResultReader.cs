using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>
/// The reader of structured prompts. The schema is made once and its bytes never change while the process lives. Reading is strict: an
/// answer is a value of the type when it is valid against the schema that was sent and the type itself accepts it. So a missing member, a
/// null where none is allowed, a number given as text, an enumeration's value that is not defined, a member twice or one that the type does
/// not have are errors. Error messages never quote the answer.
/// </summary>
/// <typeparam name="TResult">The type of the value.</typeparam>
/// <remarks>
/// Items of lists and values of dictionaries may not be null unless their type is a <see cref="Nullable{T}"/>: neither the schema nor the
/// serialiser sees the annotations of type arguments.
/// </remarks>
public sealed class JsonResultReader<TResult> : ResultReader<TResult>
{
    private const int BytesPerCharacter = 3;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly JsonTypeInfo<TResult> _typeInfo;
    private readonly JsonShape _shape;
    private readonly JsonShape? _wrapped;
    private readonly int _maxDepth;
    private readonly bool _isCheckedByReading;

    /// <summary>Makes the schema of the result type.</summary>
    /// <param name="options">Options whose resolver knows the result type; a strict copy is used.</param>
    /// <exception cref="CachePrefixConfigurationException">An answer could not fill the type, or a part of it.</exception>
    public JsonResultReader(JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var strict = StrictJson.From(options);
        _typeInfo = (JsonTypeInfo<TResult>)strict.GetTypeInfo(typeof(TResult));
        var schema = AnswerSchema.Create(typeof(TResult), strict, out var isWrapped);
        var shape = JsonShapeReader.Read(schema);
        ReadableType.Require(_typeInfo);
        _shape = isWrapped ? shape.Members![0].Shape : shape;
        _wrapped = isWrapped ? shape : null;
        _maxDepth = strict.MaxDepth;
        _isCheckedByReading = !isWrapped && StrictReading.Covers(_typeInfo, _shape);
        using var document = JsonDocument.Parse(schema.ToJsonString());
        Format = ChatResponseFormat.ForJsonSchema(document.RootElement.Clone(), SchemaName());
    }

    /// <inheritdoc />
    public override ChatResponseFormat Format { get; }

    /// <summary>Whether a value that is an object may stand in the answer by itself, outside the object that the schema wraps it in.</summary>
    private bool IsObject => _typeInfo.Kind is JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary;

    /// <inheritdoc />
    public override bool TryRead(string text, [MaybeNullWhen(false)] out TResult value, [NotNullWhen(false)] out string? error)
    {
        ArgumentNullException.ThrowIfNull(text);
        var bytes = ArrayPool<byte>.Shared.Rent(checked(text.Length * BytesPerCharacter));
        try
        {
            return TryRead(bytes.AsSpan(0, StrictUtf8.GetBytes(text, bytes)), out value, out error);
        }
        catch (EncoderFallbackException)
        {
            value = default;
            error = "it is not valid Unicode";
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes, clearArray: true);
        }
    }

    private bool TryRead(ReadOnlySpan<byte> json, [MaybeNullWhen(false)] out TResult value, [NotNullWhen(false)] out string? error)
    {
        if (_isCheckedByReading && json.IndexOf("null"u8) < 0 && TryConvert(json, isWrapped: false, out value, out error))
            return true;

        value = default;
        var isWrapped = _wrapped is not null;
        try
        {
            error = AnswerCheck.Find(json, _wrapped ?? _shape, _maxDepth);
            if (error is not null && isWrapped && IsObject && !BeginsWithWrapper(json))
            {
                error = AnswerCheck.Find(json, _shape, _maxDepth);
                isWrapped = false;
            }

            if (error is not null)
                return false;
        }
        catch (JsonException exception)
        {
            error = $"it is not valid JSON (line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1})";
            return false;
        }

        return TryConvert(json, isWrapped, out value, out error);
    }

    /// <summary>The type's own code may throw anything, and what it says may quote the answer.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Constructors, accessors and converters of the type run here.")]
    private bool TryConvert(ReadOnlySpan<byte> json, bool isWrapped, [MaybeNullWhen(false)] out TResult value, [NotNullWhen(false)] out string? error)
    {
        value = default;
        try
        {
            value = isWrapped ? ReadWrapped(json) : JsonSerializer.Deserialize(json, _typeInfo);
            error = value is null && Nullable.GetUnderlyingType(typeof(TResult)) is null ? "it is null" : null;
        }
        catch (JsonException exception) when (exception.InnerException is null or FormatException or InvalidOperationException or OverflowException)
        {
            error = $"the value at line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1} cannot be read as its type";
        }
        catch (Exception exception)
        {
            error = $"the type does not accept it ({(exception.InnerException ?? exception).GetType().Name})";
        }

        return error is null;
    }

    private static bool BeginsWithWrapper(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        return reader.Read() && reader.TokenType == JsonTokenType.StartObject
            && reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(AnswerSchema.WrapperMember);
    }

    private TResult? ReadWrapped(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = _maxDepth });
        while (reader.TokenType != JsonTokenType.PropertyName)
            reader.Read();
        reader.Read();
        return JsonSerializer.Deserialize(ref reader, _typeInfo);
    }

    private static string SchemaName()
    {
        var name = typeof(TResult).Name;
        return string.Concat(name.Select(static c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
    }
}
