using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>A request ready to be sent: messages in order with their breakpoints, and the options.</summary>
internal sealed class PromptRequest(List<ChatMessage> messages, PromptChatOptions options)
{
    private ChatMessage? _rolling;

    public List<ChatMessage> Messages { get; } = messages;

    public PromptChatOptions Options { get; } = options;

    /// <summary>The message that carries the session rung's breakpoint, which moves as the conversation grows.</summary>
    public ChatMessage? Rolling
    {
        get => _rolling;
        init => _rolling = value;
    }

    /// <summary>Moves the rolling breakpoint to a message that has just been added.</summary>
    public void MoveRollingBreakpointTo(ChatMessage message, CacheTtl ttl)
    {
        _rolling?.AdditionalProperties?.Remove(Breakpoint.PropertyName);
        _rolling = message.WithBreakpoint(ttl);
    }
}
