using System.Text.Json;

namespace CachePrefix.Emulator.Hosting;

/// <summary>One request for something that the provider keeps, such as a file or a batch.</summary>
internal sealed record ResourceRequest(HttpContext Context, ProviderErrors Errors, DateTimeOffset Now, byte[] Body)
{
    public IHeaderDictionary Headers => Context.Request.Headers;

    /// <summary>What the path says under a name.</summary>
    public string Route(string name) => Context.Request.RouteValues.TryGetValue(name, out var value) && value is string text ? text : "";

    public string? Query(string name) => Context.Request.Query.TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>A whole number after the path, within bounds.</summary>
    public int Query(string name, int standard, int most) =>
        int.TryParse(Query(name), System.Globalization.CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, most) : standard;

    /// <summary>Reads the body as JSON; an empty body is an empty object.</summary>
    public T Read<T>(Func<JsonElement, T> read) => CallReader.Parse(Errors, Body.Length == 0 ? "{}"u8.ToArray() : Body, read);

    /// <summary>The body as a protocol reads a call.</summary>
    public T ReadCall<T>(Func<ProviderRequest, T> read) =>
        Read(root => read(new ProviderRequest(Headers, Context.Request.RouteValues, Context.Request.Query, root)));
}
