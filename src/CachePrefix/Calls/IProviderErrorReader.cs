using System.Net;

namespace CachePrefix;

/// <summary>
/// Reads the exceptions of a provider's SDK. A provider package's client offers it through
/// <see cref="Microsoft.Extensions.AI.IChatClient.GetService"/>, so that <see cref="PromptException.StatusCode"/> is known for every SDK.
/// </summary>
public interface IProviderErrorReader
{
    /// <summary>The HTTP status that a failed call was answered with.</summary>
    /// <param name="exception">The exception that the SDK threw.</param>
    /// <returns>The status, or <see langword="null"/> when the exception tells none.</returns>
    HttpStatusCode? ReadStatus(Exception exception);

    /// <summary>A header of the response that a failed call was answered with, such as <c>retry-after</c>.</summary>
    /// <param name="exception">The exception that the SDK threw.</param>
    /// <param name="name">The header's name; case does not matter.</param>
    /// <returns>The header's first value, or <see langword="null"/> when there is none or the SDK does not tell.</returns>
    string? ReadHeader(Exception exception, string name) => null;
}
