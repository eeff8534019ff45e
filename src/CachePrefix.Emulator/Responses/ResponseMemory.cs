using System.Text.Json;

namespace CachePrefix.Emulator.Responses;

/// <summary>Where a response is kept, and what it continues.</summary>
internal sealed record ResponseMemory(ResponseStore Store, string Key, ResponseState State, IReadOnlyList<JsonElement> Input)
{
    public void Keep(string id, byte[] response, IReadOnlyList<JsonElement> output)
    {
        Store.Add(Key, id, new StoredResponse(response, State.Previous, Input, output));
        State.Conversation?.Add(Input.Concat(output));
    }
}
