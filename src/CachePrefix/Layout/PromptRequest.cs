using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>A request ready to be sent.</summary>
/// <param name="Messages">The messages in order, with their breakpoints.</param>
/// <param name="Options">The options.</param>
/// <param name="Rolling">The message that carries the session rung's breakpoint, which moves as the conversation grows.</param>
internal readonly record struct PromptRequest(List<ChatMessage> Messages, PromptChatOptions Options, ChatMessage? Rolling)
{
    /// <summary>Appends a message and moves the rolling breakpoint to it, where that does not make one too many.</summary>
    public PromptRequest Roll(ChatMessage message)
    {
        if (!Options.CanRoll)
        {
            Messages.Add(message);
            return this;
        }

        Rolling?.AdditionalProperties?.Remove(Breakpoint.PropertyName);
        Messages.Add(message.WithBreakpoint(Options.Layout.TtlOf(Stability.Session)));
        return this with { Rolling = message };
    }
}
