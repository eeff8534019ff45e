using System.Numerics.Tensors;

namespace CachePrefix;

/// <summary>The entries of one partition with their vectors side by side, so that a scan reads memory in order. Not safe for several threads.</summary>
internal sealed class VectorPartition(int dimensions)
{
    private const int BlockSize = 256;

    private readonly List<float[]> _blocks = [];
    private readonly List<StoredEntry> _entries = [];

    public int Dimensions => dimensions;

    public int Count => _entries.Count;

    public void Add(StoredEntry entry, ReadOnlySpan<float> vector)
    {
        entry.Position = _entries.Count;
        _entries.Add(entry);
        var row = entry.Position % BlockSize;
        if (row == 0)
            _blocks.Add(new float[(_blocks.Count == 0 ? 4 : BlockSize) * dimensions]);
        else if (_blocks[^1].Length == row * dimensions)
            _blocks[^1] = Enlarged(_blocks[^1]);
        vector.CopyTo(Row(entry.Position));
    }

    /// <summary>Removes an entry; the last one takes its place.</summary>
    public void Remove(StoredEntry entry)
    {
        var last = _entries.Count - 1;
        if (entry.Position != last)
        {
            var moved = _entries[last];
            Row(last).CopyTo(Row(entry.Position));
            _entries[entry.Position] = moved;
            moved.Position = entry.Position;
        }

        _entries.RemoveAt(last);
        if (last % BlockSize == 0)
            _blocks.RemoveAt(_blocks.Count - 1);
    }

    public ReadOnlyMemory<float> VectorOf(StoredEntry entry) => Row(entry.Position).ToArray();

    public void Scan(ReadOnlySpan<float> vector, int from, int to, DateTimeOffset now, NearestEntries nearest)
    {
        for (var i = from; i < to; i++)
        {
            var similarity = TensorPrimitives.Dot(vector, Row(i));
            if (similarity >= nearest.Least && _entries[i].Entry.ExpiresAt > now)
                nearest.Add(_entries[i], similarity);
        }
    }

    private static float[] Enlarged(float[] block)
    {
        var larger = new float[block.Length * 4];
        block.CopyTo(larger, 0);
        return larger;
    }

    private Span<float> Row(int position) => _blocks[position / BlockSize].AsSpan(position % BlockSize * dimensions, dimensions);
}
