using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CachePrefix.Evaluation;

/// <summary>
/// Keeps answers and costly scores in a folder under the hash of everything that they depend on, so that a re-run pays only for what changed. Files are written
/// whole or not at all; what cannot be read is asked for again. Several processes may share a folder.
/// </summary>
public sealed class AnswerStore
{
    private const int Format = 1;

    /// <summary>Opens a folder, or makes it.</summary>
    /// <param name="folder">The path of the folder.</param>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    public AnswerStore(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Folder = Path.GetFullPath(folder);
        Directory.CreateDirectory(Folder);
    }

    /// <summary>The path of the folder.</summary>
    public string Folder { get; }

    /// <summary>The key of an answer: hexadecimal digits that change with everything that is given.</summary>
    internal static string KeyOf(params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            BitConverter.TryWriteBytes(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexString(hash.GetHashAndReset()).ToLowerInvariant();
    }

    internal SystemAnswer<TAnswer>? Find<TAnswer>(string key, JsonTypeInfo<TAnswer> type)
    {
        if (Read(key) is not { } kept || kept.Score is not null)
            return null;
        try
        {
            return new SystemAnswer<TAnswer>
            {
                Value = kept.Answer is { ValueKind: not JsonValueKind.Null } answer ? answer.Deserialize(type) : default,
                Flaw = kept.Flaw,
                Cost = kept.Cost,
                Usage = kept.Usage,
                Latency = TimeSpan.FromMilliseconds(kept.LatencyMilliseconds),
                Model = kept.Model,
                Tier = kept.Tier,
                IsKept = true,
            };
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    internal void Keep<TAnswer>(string key, SystemAnswer<TAnswer> answer, JsonTypeInfo<TAnswer> type) => Write(key, new KeptAnswer
    {
        Format = Format,
        Key = key,
        Answer = answer.Flaw is null && answer.Value is { } value ? JsonSerializer.SerializeToElement(value, type) : null,
        Flaw = answer.Flaw,
        Cost = answer.Cost,
        Usage = answer.Usage,
        LatencyMilliseconds = answer.Latency.TotalMilliseconds,
        Model = answer.Model,
        Tier = answer.Tier,
    });

    internal Score? FindScore(string key) => Read(key) is { Score: { } value } kept && value is >= 0 and <= 1 ? new Score(value, kept.Flaw, kept.Cost) { IsKept = true } : null;

    internal void Keep(string key, Score score) =>
        Write(key, new KeptAnswer { Format = Format, Key = key, Score = score.Value, Flaw = score.Reason, Cost = score.Cost });

    private KeptAnswer? Read(string key)
    {
        try
        {
            var bytes = File.ReadAllBytes(PathOf(key));
            return JsonSerializer.Deserialize(bytes, EvaluationJson.Default.KeptAnswer) is { Format: Format } kept && kept.Key == key ? kept : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    private void Write(string key, KeptAnswer kept)
    {
        var path = PathOf(key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(kept, EvaluationJson.Default.KeptAnswer));
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private string PathOf(string key) => Path.Combine(Folder, key[..2], key[2..] + ".json");
}
