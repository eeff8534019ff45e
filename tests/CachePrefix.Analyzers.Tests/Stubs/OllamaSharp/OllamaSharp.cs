using OllamaSharp.Models;
using OllamaSharp.Models.Chat;

namespace OllamaSharp
{
    public interface IOllamaApiClient
    {
        string SelectedModel { get; set; }

        IAsyncEnumerable<ChatResponseStream?> ChatAsync(ChatRequest request, CancellationToken cancellationToken = default);

        IAsyncEnumerable<GenerateResponseStream?> GenerateAsync(GenerateRequest request, CancellationToken cancellationToken = default);
    }

    public class OllamaApiClient : IOllamaApiClient, Microsoft.Extensions.AI.IChatClient
    {
        public OllamaApiClient(string uriString, string defaultModel = "") { }

        public OllamaApiClient(Uri uri, string defaultModel = "") { }

        public OllamaApiClient(HttpClient client, string defaultModel = "", System.Text.Json.Serialization.JsonSerializerContext? jsonSerializerContext = null) { }

        public string SelectedModel { get; set; } = null!;

        public Uri Uri => null!;

        public IAsyncEnumerable<ChatResponseStream?> ChatAsync(ChatRequest request, CancellationToken cancellationToken = default) => null!;

        public IAsyncEnumerable<GenerateResponseStream?> GenerateAsync(GenerateRequest request, CancellationToken cancellationToken = default) => null!;

        public Task<bool> IsRunningAsync(CancellationToken cancellationToken = default) => null!;

        Task<Microsoft.Extensions.AI.ChatResponse> Microsoft.Extensions.AI.IChatClient.GetResponseAsync(
            IEnumerable<Microsoft.Extensions.AI.ChatMessage> messages, Microsoft.Extensions.AI.ChatOptions? options, CancellationToken cancellationToken) => null!;

        IAsyncEnumerable<Microsoft.Extensions.AI.ChatResponseUpdate> Microsoft.Extensions.AI.IChatClient.GetStreamingResponseAsync(
            IEnumerable<Microsoft.Extensions.AI.ChatMessage> messages, Microsoft.Extensions.AI.ChatOptions? options, CancellationToken cancellationToken) => null!;

        object? Microsoft.Extensions.AI.IChatClient.GetService(Type serviceType, object? serviceKey) => null;

        public void Dispose() { }
    }

    public record ConversationContext(long[] Context);

    public class Chat
    {
        public Chat(IOllamaApiClient client) { }

        public Chat(IOllamaApiClient client, string systemPrompt) { }

        public List<Message> Messages { get; set; } = [];

        public IOllamaApiClient Client => null!;

        public string Model { get; set; } = null!;

        public RequestOptions? Options { get; set; }

        public IAsyncEnumerable<string> SendAsync(string message, CancellationToken cancellationToken = default) => null!;

        public IAsyncEnumerable<string> SendAsync(string message, IEnumerable<string>? imagesAsBase64, CancellationToken cancellationToken = default) => null!;

        public IAsyncEnumerable<string> SendAsync(
            string message, IEnumerable<object>? tools, IEnumerable<string>? imagesAsBase64 = null, object? format = null, CancellationToken cancellationToken = default) => null!;

        public IAsyncEnumerable<string> SendAsAsync(ChatRole role, string message, CancellationToken cancellationToken = default) => null!;

        public IAsyncEnumerable<string> SendAsAsync(
            ChatRole role, string message, IEnumerable<object>? tools, IEnumerable<string>? imagesAsBase64 = null, object? format = null, CancellationToken cancellationToken = default) => null!;
    }
}

namespace OllamaSharp.Models
{
    public abstract class OllamaRequest
    {
        public Dictionary<string, string> CustomHeaders { get; } = [];
    }

    public class RequestOptions
    {
        public float? Temperature { get; set; }

        public int? NumCtx { get; set; }

        public int? NumPredict { get; set; }

        public int? Seed { get; set; }
    }

    public class GenerateRequest : OllamaRequest
    {
        public string Model { get; set; } = null!;

        public string Prompt { get; set; } = null!;

        public string? System { get; set; }

        public string? Template { get; set; }

        public RequestOptions? Options { get; set; }

        public bool Stream { get; set; } = true;
    }

    public class GenerateResponseStream
    {
        public string Response { get; set; } = null!;

        public bool Done { get; set; }
    }
}

namespace OllamaSharp.Models.Chat
{
    public readonly struct ChatRole : IEquatable<ChatRole>
    {
        public ChatRole(string? role) { }

        public static ChatRole System { get; } = new("system");

        public static ChatRole Assistant { get; } = new("assistant");

        public static ChatRole User { get; } = new("user");

        public static ChatRole Tool { get; } = new("tool");

        public static bool operator ==(ChatRole left, ChatRole right) => true;

        public static bool operator !=(ChatRole left, ChatRole right) => false;

        public static implicit operator ChatRole(string value) => default;

        public override bool Equals(object? obj) => false;

        public bool Equals(ChatRole other) => false;

        public override int GetHashCode() => 0;
    }

    public class Message
    {
        public Message(ChatRole role, string content, string[]? images) { }

        public Message(ChatRole role, string[] images) { }

        public Message(ChatRole? role, string content) { }

        public Message() { }

        public ChatRole? Role { get; set; }

        public string? Content { get; set; }

        public string[]? Images { get; set; }

        public string? Thinking { get; set; }

        public string? ToolName { get; set; }

        public IEnumerable<ToolCall>? ToolCalls { get; set; }

        public class ToolCall
        {
            public string? Id { get; set; }
        }
    }

    public class ChatRequest : OllamaRequest
    {
        public string Model { get; set; } = null!;

        public IEnumerable<Message>? Messages { get; set; }

        public RequestOptions? Options { get; set; }

        public string? Template { get; set; }

        public string? KeepAlive { get; set; }

        public object? Format { get; set; }

        public bool Stream { get; set; } = true;

        public IEnumerable<object>? Tools { get; set; }
    }

    public class ChatResponseStream
    {
        public Message Message { get; set; } = null!;

        public bool Done { get; set; }
    }
}
