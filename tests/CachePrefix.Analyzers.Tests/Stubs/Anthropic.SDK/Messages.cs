using System.Text.Json.Nodes;
using Anthropic.SDK.Common;
using Anthropic.SDK.Messaging;

namespace Anthropic.SDK.Common
{
    public class Function
    {
        public Function(string name, string description, JsonNode? parameters = null) { }

        public string Name { get; set; } = null!;

        public string Description { get; set; } = null!;
    }

    public class Tool
    {
        public Tool(Function function) { }

        public static Tool GetOrCreateTool(Type type, string methodName, string? description = null) => null!;

        public static Tool FromFunc<TResult>(string name, Func<TResult> function, string? description = null) => null!;

        public static Tool FromFunc<T1, TResult>(string name, Func<T1, TResult> function, string? description = null) => null!;
    }
}

namespace Anthropic.SDK.Messaging
{
    public enum RoleType
    {
        User,
        Assistant,
    }

    public enum ContentType
    {
        text,
        image,
        tool_use,
        tool_result,
    }

    public enum CacheControlType
    {
        ephemeral,
    }

    public enum CacheDuration
    {
        FiveMinutes,
        OneHour,
    }

    public enum PromptCacheType
    {
        None,
        FineGrained,
        AutomaticToolsAndSystem,
    }

    public class CacheControl
    {
        public CacheControlType Type { get; set; }

        public CacheDuration? TTL { get; set; }
    }

    public class SystemMessage
    {
        public SystemMessage(string text, CacheControl? cacheControl = null) { }

        public string Type { get; set; } = null!;

        public string Text { get; set; } = null!;

        public CacheControl? CacheControl { get; set; }
    }

    public abstract class ContentBase
    {
        public abstract ContentType Type { get; }

        public CacheControl? CacheControl { get; set; }
    }

    public class TextContent : ContentBase
    {
        public override ContentType Type => ContentType.text;

        public string Text { get; set; } = null!;
    }

    public class Message
    {
        public Message() { }

        public Message(RoleType role, string text, CacheControl? cacheControl = null) { }

        public RoleType Role { get; set; }

        public List<ContentBase> Content { get; set; } = null!;
    }

    public class MessageCountTokenParameters
    {
        public string Model { get; set; } = null!;

        public List<Message> Messages { get; set; } = null!;

        public List<SystemMessage> System { get; set; } = null!;

        public IList<Tool> Tools { get; set; } = null!;
    }

    public class MessageParameters : MessageCountTokenParameters
    {
        public int MaxTokens { get; set; }

        public string[] StopSequences { get; set; } = null!;

        public bool? Stream { get; set; }

        public decimal? Temperature { get; set; }

        public int? TopK { get; set; }

        public decimal? TopP { get; set; }

        public PromptCacheType PromptCaching { get; set; }
    }

    public class MessageResponse
    {
        public List<ContentBase> Content { get; set; } = null!;

        public string Id { get; set; } = null!;

        public string StopReason { get; set; } = null!;

        public Message Message => null!;

        public TextContent FirstMessage => null!;
    }

    public class MessagesEndpoint : Microsoft.Extensions.AI.IChatClient
    {
        public Task<MessageResponse> GetClaudeMessageAsync(MessageParameters parameters, CancellationToken ctx = default) => null!;

        public IAsyncEnumerable<MessageResponse> StreamClaudeMessageAsync(MessageParameters parameters, CancellationToken ctx = default) => null!;

        Task<Microsoft.Extensions.AI.ChatResponse> Microsoft.Extensions.AI.IChatClient.GetResponseAsync(
            IEnumerable<Microsoft.Extensions.AI.ChatMessage> messages, Microsoft.Extensions.AI.ChatOptions? options, CancellationToken cancellationToken) => null!;

        IAsyncEnumerable<Microsoft.Extensions.AI.ChatResponseUpdate> Microsoft.Extensions.AI.IChatClient.GetStreamingResponseAsync(
            IEnumerable<Microsoft.Extensions.AI.ChatMessage> messages, Microsoft.Extensions.AI.ChatOptions? options, CancellationToken cancellationToken) => null!;

        object? Microsoft.Extensions.AI.IChatClient.GetService(Type serviceType, object? serviceKey) => null;

        void IDisposable.Dispose() { }
    }
}

namespace Anthropic.SDK
{
    public class APIAuthentication
    {
        public APIAuthentication(string apiKey) { }

        public static implicit operator APIAuthentication(string key) => null!;
    }

    public class AnthropicClient : IDisposable
    {
        public AnthropicClient(APIAuthentication? apiKeys = null, HttpClient? client = null) { }

        public MessagesEndpoint Messages => null!;

        public void Dispose() { }
    }
}
