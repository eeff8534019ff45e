using System.IO.Compression;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>
/// The bytes of a cached answer: four bytes of signature and version, one byte of kind, then the fields, compressed above a size.
/// Anything else is foreign and read as nothing.
/// </summary>
internal static class CachedAnswerFormat
{
    private const byte Plain = 0;
    private const byte Compressed = 1;
    private const int HeaderBytes = 5;

    /// <summary>Answers larger than this were not written by anybody who means well.</summary>
    private const int MostBytes = 64 << 20;

    private static ReadOnlySpan<byte> Signature => "CPA\u0001"u8;

    /// <summary>The bytes of an answer, or <see langword="null"/> when they are more than <see cref="ResponseCacheOptions.MaxPayloadBytes"/>.</summary>
    public static byte[]? Write(CachedAnswer answer, ResponseCacheOptions options)
    {
        using var body = new MemoryStream();
        using (var writer = new BinaryWriter(body, System.Text.Encoding.UTF8, leaveOpen: true))
            WriteBody(writer, answer);

        var kind = body.Length >= options.CompressFromBytes ? Compressed : Plain;
        using var whole = new MemoryStream((int)body.Length + HeaderBytes);
        whole.Write(Signature);
        whole.WriteByte(kind);
        if (kind == Plain)
        {
            body.WriteTo(whole);
        }
        else
        {
            using var brotli = new BrotliStream(whole, CompressionLevel.Fastest, leaveOpen: true);
            body.WriteTo(brotli);
        }

        return whole.Length <= options.MaxPayloadBytes ? whole.ToArray() : null;
    }

    /// <summary>Reads an answer; returns nothing for bytes of another version, damaged ones and those that say that there is none.</summary>
    public static CachedAnswer? Read(byte[]? bytes)
    {
        if (bytes is null || bytes.Length < HeaderBytes || !bytes.AsSpan().StartsWith(Signature) || bytes[Signature.Length] > Compressed)
            return null;

        try
        {
            using Stream body = bytes[Signature.Length] == Plain ? new MemoryStream(bytes, HeaderBytes, bytes.Length - HeaderBytes, writable: false) : Decompress(bytes);
            using var reader = new BinaryReader(body);
            return ReadBody(reader);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or InvalidOperationException or ArgumentException or FormatException
            or JsonException or NotSupportedException or OverflowException)
        {
            return null;
        }
    }

    private static MemoryStream Decompress(byte[] bytes)
    {
        using var brotli = new BrotliStream(new MemoryStream(bytes, HeaderBytes, bytes.Length - HeaderBytes, writable: false), CompressionMode.Decompress);
        var body = new MemoryStream();
        var buffer = new byte[16 << 10];
        int read;
        while ((read = brotli.Read(buffer)) > 0)
        {
            if (body.Length + read > MostBytes)
                throw new InvalidDataException("The answer is too large.");
            body.Write(buffer, 0, read);
        }

        body.Position = 0;
        return body;
    }

    private static void WriteBody(BinaryWriter writer, CachedAnswer answer)
    {
        writer.Write(answer.Tier);
        writer.Write(answer.Model ?? "");
        writer.Write(answer.Cost.HasValue);
        writer.Write(answer.Cost ?? 0);
        writer.Write(answer.CreatedAt.UtcTicks);
        writer.Write(answer.Response.FinishReason?.Value ?? "");
        writer.Write7BitEncodedInt(answer.Pieces.Count);
        foreach (var length in answer.Pieces)
            writer.Write7BitEncodedInt(length);

        // Nearly every answer is one text; only others need the whole structure.
        var isText = answer.Response.Messages is [{ Contents: [TextContent { AdditionalProperties: null, Annotations: null } _] } only] && only.Role == ChatRole.Assistant;
        writer.Write(isText);
        writer.Write(isText ? answer.Response.Text : JsonSerializer.Serialize(Bare(answer.Response.Messages), TypeInfo()));
    }

    private static CachedAnswer ReadBody(BinaryReader reader)
    {
        var tier = reader.ReadString();
        var model = reader.ReadString();
        var hasCost = reader.ReadBoolean();
        var cost = reader.ReadDecimal();
        var created = new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero);
        var finish = reader.ReadString();
        var pieces = new int[Bounded(reader.Read7BitEncodedInt(), reader.BaseStream.Length)];
        for (var i = 0; i < pieces.Length; i++)
            pieces[i] = reader.Read7BitEncodedInt();

        var isText = reader.ReadBoolean();
        var text = reader.ReadString();
        List<ChatMessage> messages = isText
            ? [new ChatMessage(ChatRole.Assistant, text)]
            : JsonSerializer.Deserialize(text, TypeInfo()) ?? throw new InvalidDataException("The answer has no messages.");
        if (reader.BaseStream.Position != reader.BaseStream.Length)
            throw new InvalidDataException("There is something behind the answer.");

        var response = new ChatResponse(messages) { ModelId = model.Length == 0 ? null : model, FinishReason = finish.Length == 0 ? null : new ChatFinishReason(finish) };
        return new CachedAnswer(response, tier, response.ModelId, hasCost ? cost : null, created, pieces);
    }

    private static int Bounded(int count, long most) =>
        count >= 0 && count <= most ? count : throw new InvalidDataException("The answer has a negative number of pieces, or too many.");

    private static List<ChatMessage> Bare(IList<ChatMessage> messages) =>
        [.. messages.Select(static message => new ChatMessage(message.Role, message.Contents) { AuthorName = message.AuthorName })];

    private static System.Text.Json.Serialization.Metadata.JsonTypeInfo<List<ChatMessage>> TypeInfo() =>
        (System.Text.Json.Serialization.Metadata.JsonTypeInfo<List<ChatMessage>>)AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(List<ChatMessage>));
}
