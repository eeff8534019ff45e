using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>
/// A provider's batch interface for the client of one tier. Provider packages implement it; a tier's client gives it out through <see cref="IChatClient.GetService"/>.
/// </summary>
public interface IBatchEndpoint
{
    /// <summary>The provider's id in the catalogue, such as <c>anthropic</c>.</summary>
    string Provider { get; }

    /// <summary>Writes what the SDK would send for a request, as one line of JSON.</summary>
    /// <param name="messages">The messages with their breakpoints.</param>
    /// <param name="options">The options.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>The body in UTF-8, without line breaks.</returns>
    ValueTask<byte[]> WriteAsync(IReadOnlyList<ChatMessage> messages, ChatOptions options, CancellationToken cancellationToken);

    /// <summary>Hands a batch to the provider, once: whatever goes wrong, nothing is sent again.</summary>
    /// <param name="submission">What the batch is called, so that it is found again.</param>
    /// <param name="requests">The requests.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The provider's id of the batch.</returns>
    Task<string> SubmitAsync(BatchSubmission submission, IAsyncEnumerable<BatchRequest> requests, CancellationToken cancellationToken);

    /// <summary>Looks among the provider's batches for one whose submission was never confirmed.</summary>
    /// <param name="submission">What the batch is called.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>What was found.</returns>
    Task<BatchSearch> FindAsync(BatchSubmission submission, CancellationToken cancellationToken);

    /// <summary>Asks how far a batch is.</summary>
    /// <param name="batchId">The provider's id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The state.</returns>
    Task<BatchProgress> GetAsync(string batchId, CancellationToken cancellationToken);

    /// <summary>Copies the results of a batch that has ended, one line of JSON each, in any order.</summary>
    /// <param name="batchId">The provider's id.</param>
    /// <param name="destination">Where to.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends when all is copied. It fails when the results were cut short.</returns>
    Task DownloadAsync(string batchId, Stream destination, CancellationToken cancellationToken);

    /// <summary>Reads one line of results.</summary>
    /// <param name="line">The line in UTF-8.</param>
    /// <returns>The result.</returns>
    /// <exception cref="System.Text.Json.JsonException">The line is not one of the provider's.</exception>
    BatchLine Parse(ReadOnlyMemory<byte> line);

    /// <summary>Reads an answer as the SDK reads that of a direct call.</summary>
    /// <param name="answer">The provider's response to the request, as JSON in UTF-8.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The response with its usage.</returns>
    Task<ChatResponse> ReadAsync(ReadOnlyMemory<byte> answer, CancellationToken cancellationToken);

    /// <summary>Asks the provider to stop a batch; what is answered until then has its results.</summary>
    /// <param name="batchId">The provider's id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task that ends with the call.</returns>
    Task CancelAsync(string batchId, CancellationToken cancellationToken);
}
