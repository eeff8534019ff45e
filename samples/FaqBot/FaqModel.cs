using Microsoft.Extensions.AI;

namespace FaqBot;

/// <summary>Stands in for a model: knows the answer to every question, and what it takes.</summary>
internal sealed class FaqModel(IEnumerable<FaqQuestion> questions) : IChatClient
{
    public const string Model = "claude-haiku-4-5";

    /// <summary>How long a real model would have taken; nobody waits for it here.</summary>
    public static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(900);

    private readonly Dictionary<string, string> _answers = questions.DistinctBy(static question => question.Text).ToDictionary(static question => question.Text, static question => question.Entry.Answer);

    public int Calls { get; private set; }

    public UsageDetails Spent { get; } = new() { InputTokenCount = 0, OutputTokenCount = 0 };

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Calls++;
        var usage = new UsageDetails { InputTokenCount = 1_200, OutputTokenCount = 120 };
        Spent.Add(usage);
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, _answers[messages.Last().Text]))
        {
            ModelId = Model,
            FinishReason = ChatFinishReason.Stop,
            Usage = usage,
        });
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException("The sample does not stream.");

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
