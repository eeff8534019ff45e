namespace CachePrefix.Analyzers.Requests;

/// <summary>What one body makes: its requests, and every object on the way to them.</summary>
internal sealed class BodyRequests
{
    private readonly List<(RequestValue Value, Region Region)> _created = [];
    private readonly List<RequestShape> _requests = [];

    public IReadOnlyList<RequestShape> Requests => _requests;

    public IEnumerable<RequestValue> Values => _created.Select(static created => created.Value);

    public void Add(RequestShape request) => _requests.Add(request);

    public void Add(RequestValue value, Region region) => _created.Add((value, region));

    /// <summary>Adds a list that goes to code elsewhere as a part of a request.</summary>
    public void AddList(RequestValue list, Region region)
    {
        if (!list.IsSent && !list.IsChanged && RequestList.Read(list, region) is { } request)
            _requests.Add(request);
    }

    /// <summary>Adds the lists that no request of this body holds: messages before the contents that are in them.</summary>
    public void AddLists()
    {
        foreach (var isOfMessages in (bool[])[true, false])
        {
            for (var i = _created.Count - 1; i >= 0; i--)
            {
                if (_created[i].Value is { Items: not null } list && RequestList.IsOfMessages(list) == isOfMessages)
                    AddList(list, _created[i].Region);
            }
        }
    }
}
