namespace CachePrefix.Analyzers.Requests;

/// <summary>What one body makes: its requests, and every object on the way to them.</summary>
/// <param name="Requests">The requests, in the order in which they are made.</param>
/// <param name="Values">Messages, contents, tools, options and lists of such.</param>
internal sealed record BodyRequests(IReadOnlyList<RequestShape> Requests, IReadOnlyList<RequestValue> Values);
