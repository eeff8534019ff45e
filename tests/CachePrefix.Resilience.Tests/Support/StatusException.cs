using System.Net;

namespace CachePrefix.Resilience.Tests.Support;

/// <summary>An error response as an SDK would tell it.</summary>
internal sealed class StatusException(HttpStatusCode status, params (string Name, string Value)[] headers) : Exception($"status {(int)status}")
{
    public HttpStatusCode Status => status;

    public IReadOnlyList<(string Name, string Value)> Headers => headers;
}
