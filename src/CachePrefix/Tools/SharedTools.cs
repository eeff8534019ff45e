using System.Collections;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>The tools of one request. All requests of a prompt share them until something changes those of one, which then has its own.</summary>
internal sealed class SharedTools(AITool[] shared) : IList<AITool>
{
    private List<AITool>? _own;

    public int Count => Read.Count;

    public bool IsReadOnly => false;

    private IList<AITool> Read => _own ?? (IList<AITool>)shared;

    private List<AITool> Own => _own ??= [.. shared];

    public AITool this[int index]
    {
        get => Read[index];
        set => Own[index] = value;
    }

    public void Add(AITool item) => Own.Add(item);

    public void Insert(int index, AITool item) => Own.Insert(index, item);

    public bool Remove(AITool item) => Own.Remove(item);

    public void RemoveAt(int index) => Own.RemoveAt(index);

    public void Clear() => _own = [];

    public bool Contains(AITool item) => Read.Contains(item);

    public int IndexOf(AITool item) => Read.IndexOf(item);

    public void CopyTo(AITool[] array, int arrayIndex) => Read.CopyTo(array, arrayIndex);

    public IEnumerator<AITool> GetEnumerator() => Read.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
