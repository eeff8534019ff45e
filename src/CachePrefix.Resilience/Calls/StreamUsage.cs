using Microsoft.Extensions.AI;

namespace CachePrefix.Resilience;

/// <summary>What the updates of a stream have told about it so far.</summary>
internal sealed class StreamUsage
{
    public UsageDetails? Details { get; private set; }

    public string? Conversation { get; private set; }

    public void Read(ChatResponseUpdate update)
    {
        Conversation = update.ConversationId ?? Conversation;
        if (EndpointAnswer.UsageOf([update]) is { } usage)
            (Details ??= new UsageDetails()).Add(usage);
    }
}
