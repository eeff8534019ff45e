using CachePrefix.Analyzers.Volatility.Flow;
using CachePrefix.Analyzers.Volatility.Objects;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CachePrefix.Analyzers.Requests;

/// <summary>Notes the requests that a body makes while it is interpreted. What is noted of a place when it is interpreted again replaces what was noted before.</summary>
internal sealed class RequestRecorder
{
    private readonly List<SyntaxNode> _order = [];
    private readonly Dictionary<SyntaxNode, RequestShape> _requests = [];
    private readonly HashSet<ObjectId> _sent = [];

    /// <summary>Notes a call of a chat client; whether it is one.</summary>
    public bool Call(FlowState state, IInvocationOperation invocation, IEnumerable<ObjectValue?> arguments)
    {
        if (!ChatRequest.IsCall(invocation.TargetMethod))
            return false;

        var reader = new ObjectReader(state);
        if (ChatRequest.Read(invocation, [.. arguments.Select(reader.Read)]) is not { } request)
            return false;

        Note(request, reader);
        return true;
    }

    /// <summary>Notes a request, or a list that is a part of one, as it goes to code elsewhere.</summary>
    public void Leave(FlowState state, ObjectValue? value)
    {
        if (value is ObjectValue.Reference { Id: { IsGiven: false } id } && state.Find(id) is { IsChanged: false } known && (RequestTypes.IsRequest(known.Type) || IsListOfParts(known)))
            NoteMade(new ObjectReader(state), id);
    }

    /// <summary>Notes a request that goes to the SDK.</summary>
    public void Send(FlowState state, ObjectValue? value)
    {
        if (value is ObjectValue.Reference { Id: var id } && state.Find(id) is { IsChanged: false } known && RequestTypes.IsRequest(known.Type))
            Leave(state, value);
    }

    /// <summary>Gives all that the body makes: what it has not sent or given away itself is read as the end of the body leaves it.</summary>
    public BodyRequests? Finish(FlowState exit)
    {
        var made = exit.Objects.Where(static known => IsPart(known.State)).ToList();
        if (made.Count == 0 && _order.Count == 0)
            return null;

        var reader = new ObjectReader(exit);
        foreach (var (id, state) in made)
        {
            if (!id.IsGiven && RequestTypes.IsRequest(state.Type) && !_requests.ContainsKey(state.Node))
                NoteMade(reader, id);
        }

        foreach (var isOfMessages in (bool[])[true, false])
        {
            for (var i = made.Count - 1; i >= 0; i--)
            {
                var (id, state) = made[i];
                if (!id.IsGiven && state is { Entries: not null, IsChanged: false } && !_sent.Contains(id) && RequestList.IsOfMessages(state.Type) == isOfMessages)
                    NoteMade(reader, id);
            }
        }

        return new BodyRequests([.. _order.Select(node => _requests[node])], [.. made.Select(known => reader.Read(known.Id)!)]);
    }

    private static bool IsPart(ObjectState state) => RequestTypes.IsPart(state.Type) || IsListOfParts(state);

    private static bool IsListOfParts(ObjectState state) => state.Entries is not null && RequestTypes.IsPart(ListTypes.ElementType(state.Type));

    private void NoteMade(ObjectReader reader, ObjectId id)
    {
        var value = reader.Read(id)!;
        if (RequestTypes.IsRequest(value.Type))
            Note(AnthropicRequest.Read(value), reader);
        else if (RequestList.Read(value) is { } list)
            Note(list, reader);
    }

    private void Note(RequestShape request, ObjectReader reader)
    {
        if (!_requests.ContainsKey(request.Node))
            _order.Add(request.Node);
        _requests[request.Node] = request;
        _sent.UnionWith(reader.Sent);
    }
}
