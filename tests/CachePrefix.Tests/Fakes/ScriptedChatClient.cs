using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace CachePrefix.Tests.Fakes;

/// <summary>Answers from a script and records what it was sent, as it was at the time of the call.</summary>
internal sealed class ScriptedChatClient(string model, Func<SentRequest, CancellationToken, Task<ChatResponse>> answer) : IChatClient
{
    private readonly List<SentRequest> _requests = [];

    public ScriptedChatClient(string model, params string[] answers)
        : this(model, Replay(answers))
    {
    }

    public IReadOnlyList<SentRequest> Requests
    {
        get
        {
            lock (_requests)
                return [.. _requests];
        }
    }

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var request = SentRequest.Snapshot(messages, options);
        lock (_requests)
            _requests.Add(request);
        var response = await answer(request, cancellationToken);
        response.ModelId ??= model;
        return response;
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var response = await GetResponseAsync(messages, options, cancellationToken);
        foreach (var update in response.ToChatResponseUpdates())
            yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata("scripted", null, model)
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    public void Dispose()
    {
    }

    public static ChatResponse Reply(string text, UsageDetails? usage = null) =>
        new(new ChatMessage(ChatRole.Assistant, text)) { Usage = usage };

    public static ChatResponse Call(params FunctionCallContent[] calls) => new(new ChatMessage(ChatRole.Assistant, [.. calls]));

    private static Func<SentRequest, CancellationToken, Task<ChatResponse>> Replay(string[] answers)
    {
        var next = -1;
        return (_, _) => Task.FromResult(Reply(answers[Math.Min(Interlocked.Increment(ref next), answers.Length - 1)]));
    }
}
