using System.Text.Json;

namespace CachePrefix.Emulator.Batches;

/// <summary>Joins lines of JSON.</summary>
internal static class ResultLines
{
    private const int BytesLost = 7;

    public static byte[] Join(IEnumerable<BatchLine> lines, Action<Utf8JsonWriter, BatchLine> write)
    {
        using var file = new MemoryStream();
        foreach (var line in lines)
        {
            var bytes = JsonBytes.Write(writer => write(writer, line));
            file.Write(line.IsMalformed ? bytes.AsSpan(0, bytes.Length - BytesLost) : bytes);
            file.WriteByte((byte)'\n');
        }

        return file.ToArray();
    }
}
