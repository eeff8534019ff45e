using System.Text.Json;
using System.Text.Json.Serialization;

namespace CachePrefix;

/// <summary>Appends records to a file, one JSON object a line, for <c>cacheprefix cache tune</c>.</summary>
public sealed class JsonLinesShadowLog : ISemanticShadowLog, IDisposable
{
    private readonly object _gate = new();
    private readonly StreamWriter _writer;

    /// <summary>Opens the file, or makes it.</summary>
    /// <param name="path">The path of the file.</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public JsonLinesShadowLog(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _writer = new StreamWriter(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read)) { AutoFlush = true };
    }

    /// <inheritdoc />
    public void Add(ShadowRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var line = JsonSerializer.Serialize(record, ShadowRecordJson.Default.ShadowRecord);
        lock (_gate)
            _writer.WriteLine(line);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_gate)
            _writer.Dispose();
    }
}

/// <summary>The JSON form of shadow records.</summary>
[JsonSerializable(typeof(ShadowRecord))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
internal sealed partial class ShadowRecordJson : JsonSerializerContext;
