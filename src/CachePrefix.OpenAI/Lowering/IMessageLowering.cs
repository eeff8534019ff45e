using Microsoft.Extensions.AI;

namespace CachePrefix.OpenAI.Lowering;

/// <summary>Writes breakpoints and settings in the form of one of the provider's two interfaces.</summary>
internal interface IMessageLowering
{
    /// <summary>Whether a breakpoint may ask for another lifetime than the model's shortest.</summary>
    bool TakesLongLifetime { get; }

    /// <summary>Whether the provider takes a breakpoint behind a content and the SDK keeps it.</summary>
    bool CanMark(ChatMessage message, AIContent content);

    /// <summary>A message with breakpoints, on copies.</summary>
    /// <param name="message">The message.</param>
    /// <param name="breakpoints">For each content its <c>prompt_cache_breakpoint</c>, or <see langword="null"/>.</param>
    IEnumerable<ChatMessage> Lower(ChatMessage message, BinaryData?[] breakpoints);

    /// <summary>Options with cache settings, on a clone.</summary>
    ChatOptions? Lower(ChatOptions? options, RequestSettings settings);

    /// <summary>The last content of a message that can carry a breakpoint, or -1.</summary>
    int LastMarkable(ChatMessage message)
    {
        var index = message.Contents.Count - 1;
        while (index >= 0 && !CanMark(message, message.Contents[index]))
            index--;
        return index;
    }
}
