using System.Text;

namespace CachePrefix.Ledger.Tests.Telemetry;

/// <summary>A protocol buffer, read without its schema.</summary>
internal sealed class ProtoMessage
{
    private readonly List<(int Field, object Value)> _fields = [];

    public static ProtoMessage Parse(ReadOnlySpan<byte> bytes)
    {
        var message = new ProtoMessage();
        while (bytes.Length > 0)
        {
            var tag = Varint(ref bytes);
            object value = (tag & 7) switch
            {
                0 => Varint(ref bytes),
                1 => Fixed(ref bytes, 8),
                5 => Fixed(ref bytes, 4),
                _ => Fixed(ref bytes, (int)Varint(ref bytes)),
            };
            message._fields.Add(((int)(tag >> 3), value));
        }

        return message;
    }

    public IEnumerable<ProtoMessage> All(params int[] path) => path.Aggregate(
        (IEnumerable<ProtoMessage>)[this], static (messages, field) => messages.SelectMany(message => message.Bytes(field).Select(static bytes => Parse(bytes))));

    public string? Text(int field) => Bytes(field).Select(static bytes => Encoding.UTF8.GetString(bytes)).FirstOrDefault();

    public ulong Number(int field) => _fields.Where(each => each.Field == field).Select(static each => each.Value).OfType<ulong>().FirstOrDefault();

    public double Double(int field) => Bytes(field).Where(static bytes => bytes.Length == 8).Select(static bytes => BitConverter.ToDouble(bytes)).FirstOrDefault();

    /// <summary>Attributes, as a list of keys with values.</summary>
    public IReadOnlyDictionary<string, object?> Attributes(int field) => All(field).ToDictionary(
        static pair => pair.Text(1)!,
        static pair => pair.All(2).Select(static value => value.Text(1) ?? (value.Has(3) ? (long)value.Number(3) : value.Has(4) ? value.Double(4) : (object?)null)).FirstOrDefault());

    private bool Has(int field) => _fields.Exists(each => each.Field == field);

    private IEnumerable<byte[]> Bytes(int field) => _fields.Where(each => each.Field == field).Select(static each => each.Value).OfType<byte[]>();

    private static ulong Varint(ref ReadOnlySpan<byte> bytes)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[0];
            bytes = bytes[1..];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }
    }

    private static byte[] Fixed(ref ReadOnlySpan<byte> bytes, int length)
    {
        var value = bytes[..length].ToArray();
        bytes = bytes[length..];
        return value;
    }
}
