using System.Numerics.Tensors;

namespace CachePrefix;

/// <summary>The entries of one partition with their vectors side by side, so that a scan reads memory in order. Not safe for several threads.</summary>
internal sealed class VectorPartition(int dimensions)
{
    private const int BlockSize = 256;

    private readonly List<Block> _blocks = [];
    private readonly List<StoredEntry> _entries = [];

    public int Dimensions => dimensions;

    public int Count => _entries.Count;

    public void Add(StoredEntry entry, ReadOnlySpan<float> vector)
    {
        entry.Position = _entries.Count;
        _entries.Add(entry);
        var row = entry.Position % BlockSize;
        if (row == 0)
            _blocks.Add(new Block(_blocks.Count == 0 ? 4 : BlockSize, dimensions));
        else if (_blocks[^1].Rows == row)
            _blocks[^1] = _blocks[^1].Enlarged();
        _blocks[^1].Set(row, vector);
    }

    /// <summary>Removes an entry; the last one takes its place.</summary>
    public void Remove(StoredEntry entry)
    {
        var last = _entries.Count - 1;
        if (entry.Position != last)
        {
            var moved = _entries[last];
            _blocks[entry.Position / BlockSize].Set(entry.Position % BlockSize, Row(last));
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
        Span<sbyte> code = new sbyte[dimensions];
        var coded = VectorCode.Encode(vector, code);
        for (var i = from; i < to; i++)
        {
            var block = _blocks[i / BlockSize];
            var row = i % BlockSize;
            if (VectorCode.UpperBound(coded, code, block.Codes[row], block.Code(row)) < nearest.Least)
                continue;

            var similarity = TensorPrimitives.Dot(vector, block.Vector(row));
            if (similarity >= nearest.Least && _entries[i].Entry.ExpiresAt > now)
                nearest.Add(_entries[i], similarity);
        }
    }

    private ReadOnlySpan<float> Row(int position) => _blocks[position / BlockSize].Vector(position % BlockSize);

    /// <summary>Vectors in full and in code.</summary>
    private sealed class Block(int rows, int dimensions)
    {
        private readonly float[] _vectors = new float[rows * dimensions];
        private readonly sbyte[] _bytes = new sbyte[rows * dimensions];

        public int Rows => rows;

        public VectorCode[] Codes { get; } = new VectorCode[rows];

        public ReadOnlySpan<float> Vector(int row) => _vectors.AsSpan(row * dimensions, dimensions);

        public ReadOnlySpan<sbyte> Code(int row) => _bytes.AsSpan(row * dimensions, dimensions);

        public void Set(int row, ReadOnlySpan<float> vector)
        {
            vector.CopyTo(_vectors.AsSpan(row * dimensions));
            Codes[row] = VectorCode.Encode(vector, _bytes.AsSpan(row * dimensions, dimensions));
        }

        public Block Enlarged()
        {
            var larger = new Block(Math.Min(rows * 4, BlockSize), dimensions);
            _vectors.CopyTo(larger._vectors, 0);
            _bytes.CopyTo(larger._bytes, 0);
            Codes.CopyTo(larger.Codes, 0);
            return larger;
        }
    }
}
