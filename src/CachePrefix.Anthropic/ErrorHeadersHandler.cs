namespace CachePrefix.Anthropic;

/// <summary>
/// Keeps the headers of error responses, such as <c>retry-after</c>, which the exceptions of the official SDK (13.x) do not tell. Put it into the client of the SDK:
/// <c>new AnthropicClient { MaxRetries = 0, HttpClient = ErrorHeadersHandler.CreateClient() }</c>.
/// </summary>
public sealed class ErrorHeadersHandler : DelegatingHandler
{
    /// <summary>Creates the handler without an inner one, for programs that build their own chain.</summary>
    public ErrorHeadersHandler()
    {
    }

    /// <summary>Puts the handler around another one.</summary>
    /// <param name="innerHandler">The handler that sends.</param>
    public ErrorHeadersHandler(HttpMessageHandler innerHandler)
        : base(innerHandler)
    {
    }

    /// <summary>Creates a client that keeps the headers of error responses and leaves time-outs to the SDK and to whoever calls it.</summary>
    /// <returns>The client, for <c>AnthropicClient.HttpClient</c>.</returns>
    public static HttpClient CreateClient() =>
        new(new ErrorHeadersHandler(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) })) { Timeout = Timeout.InfiniteTimeSpan };

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
            ErrorHeaders.Current?.Take(response.Headers);
        return response;
    }
}
