using System.Text.Json;

namespace CachePrefix.Emulator.Hosting;

/// <summary>One request as a protocol reads it.</summary>
/// <param name="Headers">Its headers; lines of a batch have those of the request that made the batch.</param>
/// <param name="Route">What the path names, such as a model or a deployment.</param>
/// <param name="Query">What stands after the path.</param>
/// <param name="Body">Its JSON.</param>
internal sealed record ProviderRequest(IHeaderDictionary Headers, RouteValueDictionary Route, IQueryCollection Query, JsonElement Body)
{
    /// <summary>What the path says under a name; <see langword="null"/> for nothing.</summary>
    public string? RouteValue(string name) => Route.TryGetValue(name, out var value) ? value as string : null;
}
