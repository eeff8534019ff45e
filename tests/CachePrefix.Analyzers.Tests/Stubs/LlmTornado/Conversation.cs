using LlmTornado.Chat;
using LlmTornado.Chat.Models;
using LlmTornado.Code;
using LlmTornado.Common;

namespace LlmTornado.Code
{
    public enum LLmProviders
    {
        Unknown,
        OpenAi,
        Anthropic,
        Google,
        Custom,
    }

    public enum ChatMessageRoles
    {
        Unknown,
        System,
        User,
        Assistant,
        Tool,
    }
}

namespace LlmTornado.Common
{
    public class Tool
    {
        public Tool() { }

        public Tool(Delegate function, string? name = null, string? description = null) { }
    }
}

namespace LlmTornado.Chat.Models
{
    public class ChatModel
    {
        public ChatModel(string name) { }

        public static implicit operator ChatModel(string? name) => null!;
    }
}

namespace LlmTornado.Chat
{
    public class ChatMessagePart
    {
        public ChatMessagePart(string text) { }

        public string? Text { get; set; }
    }

    public class ChatMessage
    {
        public ChatMessage() { }

        public ChatMessage(ChatMessageRoles role) { }

        public ChatMessage(ChatMessageRoles role, string content) { }

        public ChatMessage(ChatMessageRoles role, IEnumerable<ChatMessagePart> parts) { }

        public ChatMessage(ChatMessageRoles role, IEnumerable<ChatMessagePart> parts, Guid? id) { }

        public ChatMessage(ChatMessageRoles role, string content, Guid? id) { }

        public ChatMessageRoles? Role { get; set; }

        public string? Content { get; set; }

        public List<ChatMessagePart>? Parts { get; set; }

        public string? Name { get; set; }
    }

    public class ChatRequest
    {
        public ChatModel? Model { get; set; }

        public List<ChatMessage>? Messages { get; set; }

        public List<Tool>? Tools { get; set; }

        public double? Temperature { get; set; }

        public int? MaxTokens { get; set; }
    }

    public class ChatChoice
    {
        public ChatMessage? Message { get; set; }
    }

    public class ChatResult
    {
        public List<ChatChoice>? Choices { get; set; }
    }

    public class ChatRichResponse
    {
        public string Text => null!;
    }

    public class ChatEndpoint
    {
        public Conversation CreateConversation(ChatRequest? requestPrototype = null) => null!;

        public Conversation CreateConversation(ChatModel model, double? temperature = null, int? maxTokens = null) => null!;

        public Conversation CreateConversation(string model, double? temperature = null, int? maxTokens = null) => null!;

        public Task<ChatResult?> CreateChatCompletion(ChatRequest request) => null!;
    }

    public class Conversation
    {
        public Conversation(ChatEndpoint endpoint, ChatModel? model = null, ChatRequest? defaultChatRequestArgs = null) { }

        public ChatRequest RequestParameters => null!;

        public ChatModel Model { get; set; } = null!;

        public IReadOnlyList<ChatMessage> Messages => null!;

        public Conversation AppendMessage(ChatMessage message) => this;

        public Conversation AppendMessage(ChatMessage message, int position) => this;

        public Conversation AppendMessage(ChatMessageRoles role, string content) => this;

        public Conversation AddMessage(ChatMessage message) => this;

        public Conversation AppendUserInput(string content) => this;

        public Conversation AddUserMessage(string content) => this;

        public Conversation AppendUserInputWithName(string userName, string content) => this;

        public Conversation SetSystemMessage(string prompt) => this;

        public Conversation SetSystemMessage(IEnumerable<ChatMessagePart> parts) => this;

        public Conversation AppendSystemMessage(string content) => this;

        public Conversation AppendSystemMessage(IEnumerable<ChatMessagePart> parts) => this;

        public Conversation AppendSystemMessage(string content, Guid id) => this;

        public Conversation AddSystemMessage(string content) => this;

        public Conversation AddSystemMessage(IEnumerable<ChatMessagePart> parts) => this;

        public Conversation PrependSystemMessage(string content) => this;

        public Conversation PrependSystemMessage(IEnumerable<ChatMessagePart> parts) => this;

        public Conversation AppendExampleChatbotOutput(string content) => this;

        public Conversation AppendAssistantMessage(string content) => this;

        public Conversation AddAssistantMessage(string content) => this;

        public Conversation EditMessageContent(ChatMessage message, string content) => this;

        public bool RemoveMessage(ChatMessage message) => false;

        public void Clear() { }

        public Task<string?> GetResponse(CancellationToken token = default) => null!;

        public Task<ChatRichResponse> GetResponseRich(CancellationToken token = default) => null!;

        public Task StreamResponse(Action<string> resultHandler, CancellationToken token = default) => null!;
    }
}

namespace LlmTornado
{
    public class TornadoApi
    {
        public TornadoApi() { }

        public TornadoApi(Uri serverUri) { }

        public TornadoApi(LLmProviders provider, string apiKey) { }

        public TornadoApi(string apiKey, LLmProviders provider = LLmProviders.OpenAi) { }

        public ChatEndpoint Chat => null!;
    }
}
