using System.Text.Json;

namespace CachePrefix.Emulator.Responses;

/// <summary>A response that can be asked for again.</summary>
/// <param name="Json">The response as it was sent.</param>
/// <param name="Previous">The response that it continues.</param>
/// <param name="Input">What the request added.</param>
/// <param name="Output">What the model said.</param>
internal sealed record StoredResponse(byte[] Json, StoredResponse? Previous, IReadOnlyList<JsonElement> Input, IReadOnlyList<JsonElement> Output)
{
    /// <summary>Everything up to and including the answer, the oldest first.</summary>
    public IReadOnlyList<JsonElement> History()
    {
        var chain = new Stack<StoredResponse>();
        for (var response = this; response is not null; response = response.Previous)
            chain.Push(response);
        return [.. chain.SelectMany(response => response.Input.Concat(response.Output))];
    }
}
