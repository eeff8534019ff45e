using Azure.Core;

namespace Azure.AI.Inference;

public abstract class ChatRequestMessage
{
}

public class ChatRequestSystemMessage : ChatRequestMessage
{
    public ChatRequestSystemMessage(string content) => Content = content;

    public string Content { get; set; }
}

public class ChatRequestDeveloperMessage : ChatRequestMessage
{
    public ChatRequestDeveloperMessage(string content) => Content = content;

    public string Content { get; set; }
}

public class ChatRequestUserMessage : ChatRequestMessage
{
    public ChatRequestUserMessage(string content) => Content = content;

    public ChatRequestUserMessage(IEnumerable<ChatMessageContentItem> content) { }

    public ChatRequestUserMessage(params ChatMessageContentItem[] content) { }

    public string? Content { get; protected set; }
}

public class ChatRequestAssistantMessage : ChatRequestMessage
{
    public ChatRequestAssistantMessage(string content) => Content = content;

    public ChatRequestAssistantMessage(ChatCompletions chatCompletions) { }

    public string? Content { get; set; }
}

public class ChatRequestToolMessage : ChatRequestMessage
{
    public ChatRequestToolMessage(string content, string toolCallId) => Content = content;

    public string? Content { get; set; }
}

public abstract class ChatMessageContentItem
{
}

public class ChatMessageTextContentItem : ChatMessageContentItem
{
    public ChatMessageTextContentItem(string text) => Text = text;

    public string Text { get; set; }
}

public class ChatCompletionsToolDefinition
{
    public ChatCompletionsToolDefinition(FunctionDefinition function) { }
}

public class FunctionDefinition
{
    public FunctionDefinition(string name) => Name = name;

    public string Name { get; set; }

    public string? Description { get; set; }

    public BinaryData? Parameters { get; set; }
}

public class ChatCompletionsOptions
{
    public ChatCompletionsOptions() { }

    public ChatCompletionsOptions(IEnumerable<ChatRequestMessage> messages) { }

    public IList<ChatRequestMessage> Messages { get; set; } = null!;

    public IList<ChatCompletionsToolDefinition> Tools { get; } = null!;

    public int? MaxTokens { get; set; }

    public float? Temperature { get; set; }

    public float? NucleusSamplingFactor { get; set; }

    public string? Model { get; set; }
}

public class ChatCompletions
{
    public string Id => null!;

    public string Model => null!;

    public string Content => null!;
}

public class StreamingChatCompletionsUpdate
{
    public string? ContentUpdate => null;
}

public abstract class StreamingResponse<T> : IAsyncEnumerable<T>
{
    public abstract IAsyncEnumerable<T> EnumerateValues();

    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) => null!;
}

public class AzureAIInferenceClientOptions : ClientOptions
{
}

public class ChatCompletionsClient
{
    public ChatCompletionsClient(Uri endpoint, AzureKeyCredential credential) { }

    public ChatCompletionsClient(Uri endpoint, AzureKeyCredential credential, AzureAIInferenceClientOptions options) { }

    public ChatCompletionsClient(Uri endpoint, TokenCredential credential) { }

    public virtual Response<ChatCompletions> Complete(ChatCompletionsOptions chatCompletionsOptions, CancellationToken cancellationToken = default) => null!;

    public virtual Task<Response<ChatCompletions>> CompleteAsync(ChatCompletionsOptions chatCompletionsOptions, CancellationToken cancellationToken = default) => null!;

    public virtual Task<StreamingResponse<StreamingChatCompletionsUpdate>> CompleteStreamingAsync(
        ChatCompletionsOptions chatCompletionsOptions, CancellationToken cancellationToken = default) => null!;
}
