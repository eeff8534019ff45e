namespace CachePrefix;

/// <summary>The nearest entries so far, the nearest first.</summary>
internal sealed class NearestEntries(int count, float least)
{
    private readonly List<(StoredEntry Entry, float Similarity)> _found = new(Math.Min(count, 16) + 1);

    /// <summary>What an entry must reach to be among them.</summary>
    public float Least { get; private set; } = least;

    public IReadOnlyList<(StoredEntry Entry, float Similarity)> Found => _found;

    public void Add(StoredEntry entry, float similarity)
    {
        var place = _found.FindIndex(other => other.Similarity < similarity);
        if (place < 0 && _found.Count == count)
            return;

        _found.Insert(place < 0 ? _found.Count : place, (entry, similarity));
        if (_found.Count > count)
            _found.RemoveAt(count);
        if (_found.Count == count)
            Least = Math.Max(Least, _found[^1].Similarity);
    }

    public void Add(NearestEntries other)
    {
        foreach (var (entry, similarity) in other._found)
            Add(entry, similarity);
    }
}
