using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;
using CachePrefix.Emulator.Anthropic;

namespace CachePrefix.Emulator.Bedrock;

/// <summary>Wraps events into frames of <c>application/vnd.amazon.eventstream</c>: lengths, checksum, headers, payload, checksum.</summary>
internal static class EventFrames
{
    private const byte StringValue = 7;
    private const int PreludeLength = 12;
    private const int ChecksumLength = 4;

    private static readonly byte[] Headers = [.. Header(":event-type", "chunk"), .. Header(":content-type", "application/json"), .. Header(":message-type", "event")];

    public static ProviderResponse Of(IEnumerable<AnthropicEvent> events) =>
        new(IsStream: true, [.. events.Select(item => Frame(JsonBytes.Of(new JsonObject { ["bytes"] = Convert.ToBase64String(item.Json) })))])
        {
            ContentType = "application/vnd.amazon.eventstream",
            Header = ("x-amzn-bedrock-content-type", "application/json"),
        };

    private static byte[] Frame(byte[] payload)
    {
        var frame = new byte[PreludeLength + Headers.Length + payload.Length + ChecksumLength];
        BinaryPrimitives.WriteInt32BigEndian(frame, frame.Length);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(4), Headers.Length);
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(8), Crc32.Of(frame.AsSpan(0, 8)));
        Headers.CopyTo(frame, PreludeLength);
        payload.CopyTo(frame, PreludeLength + Headers.Length);
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(frame.Length - ChecksumLength), Crc32.Of(frame.AsSpan(0, frame.Length - ChecksumLength)));
        return frame;
    }

    private static byte[] Header(string name, string value)
    {
        var length = new byte[2];
        BinaryPrimitives.WriteInt16BigEndian(length, (short)value.Length);
        return [(byte)name.Length, .. Encoding.ASCII.GetBytes(name), StringValue, .. length, .. Encoding.ASCII.GetBytes(value)];
    }
}
