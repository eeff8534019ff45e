using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace CachePrefix.Resilience.Tests.Support;

/// <summary>A client that does as it is told, step by step, and then answers.</summary>
internal sealed class ScriptedClient(string name, params Func<CancellationToken, Task<string>>[] steps) : IChatClient, IProviderErrorReader
{
    private int _calls;

    public int Calls => Volatile.Read(ref _calls);

    public List<string> Keys { get; } = [];

    /// <summary>What happens in place of an answer from now on, or <see langword="null"/>.</summary>
    public Func<Exception>? Down { get; set; }

    /// <summary>The tokens that every answer reports as read from the cache.</summary>
    public long CacheRead { get; set; }

    /// <summary>The pieces of a streamed answer; an exception's type in place of a piece breaks the stream there.</summary>
    public IReadOnlyList<object> Pieces { get; set; } = ["one ", "two"];

    public static Func<CancellationToken, Task<string>> Fails(int status, params (string Name, string Value)[] headers) =>
        _ => Task.FromException<string>(new StatusException((HttpStatusCode)status, headers));

    public static Func<CancellationToken, Task<string>> Throws(Exception exception) => _ => Task.FromException<string>(exception);

    public static Func<CancellationToken, Task<string>> Hangs() => async token =>
    {
        await Task.Delay(Timeout.Infinite, token);
        return "";
    };

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var text = await NextAsync(cancellationToken);
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, text)) { Usage = Usage(), ModelId = options?.ModelId };
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        yield return new ChatResponseUpdate(ChatRole.Assistant, "");
        await NextAsync(cancellationToken);
        foreach (var piece in Pieces)
        {
            if (piece is Exception exception)
                throw exception;
            if (piece is TimeSpan)
                await Task.Delay(Timeout.Infinite, cancellationToken);
            yield return new ChatResponseUpdate(ChatRole.Assistant, (string)piece);
        }

        yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(Usage())]);
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType.IsInstanceOfType(this) ? this : null;

    public HttpStatusCode? ReadStatus(Exception exception) => (exception as StatusException)?.Status;

    public string? ReadHeader(Exception exception, string name) =>
        (exception as StatusException)?.Headers.FirstOrDefault(header => string.Equals(header.Name, name, StringComparison.OrdinalIgnoreCase)).Value;

    public void Dispose()
    {
    }

    private UsageDetails Usage() => new() { InputTokenCount = CacheRead + 10, CachedInputTokenCount = CacheRead, OutputTokenCount = 2 };

    private Task<string> NextAsync(CancellationToken cancellationToken)
    {
        var call = Interlocked.Increment(ref _calls) - 1;
        if (Down is { } down)
            return Task.FromException<string>(down());
        return call < steps.Length ? steps[call](cancellationToken) : Task.FromResult($"answer of {name}");
    }
}
