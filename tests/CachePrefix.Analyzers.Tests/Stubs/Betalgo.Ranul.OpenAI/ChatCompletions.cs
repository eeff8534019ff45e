using Betalgo.Ranul.OpenAI.Contracts.Enums;
using Betalgo.Ranul.OpenAI.Interfaces;
using Betalgo.Ranul.OpenAI.ObjectModels.RequestModels;
using Betalgo.Ranul.OpenAI.ObjectModels.ResponseModels;

namespace Betalgo.Ranul.OpenAI
{
    public class OpenAIOptions
    {
        public string ApiKey { get; set; } = null!;

        public string? Organization { get; set; }

        public string? DefaultModelId { get; set; }

        public string? BaseDomain { get; set; }
    }
}

namespace Betalgo.Ranul.OpenAI.Contracts.Enums
{
    public readonly struct ChatCompletionRole
    {
        public ChatCompletionRole(string value) { }

        public static ChatCompletionRole System => default;

        public static ChatCompletionRole Developer => default;

        public static ChatCompletionRole User => default;

        public static ChatCompletionRole Assistant => default;

        public static ChatCompletionRole Tool => default;

        public static implicit operator ChatCompletionRole(string value) => default;

        public static implicit operator string(ChatCompletionRole value) => null!;
    }
}

namespace Betalgo.Ranul.OpenAI.ObjectModels
{
    public static class StaticValues
    {
        public static class ChatMessageRoles
        {
            public static string System => "system";

            public static string User => "user";

            public static string Assistant => "assistant";

            public static string Tool => "tool";
        }
    }

    public static class Models
    {
        public static string Gpt_4o => null!;

        public static string Gpt_4o_mini => null!;

        public static string Gpt_4 => null!;

        public static string Gpt_3_5_Turbo => null!;
    }
}

namespace Betalgo.Ranul.OpenAI.ObjectModels.RequestModels
{
    public class MessageContent
    {
        public string? Type { get; set; }

        public string? Text { get; set; }

        public static MessageContent TextContent(string text) => null!;
    }

    public class FunctionDefinition
    {
        public string Name { get; set; } = null!;

        public string? Description { get; set; }
    }

    public class ToolDefinition
    {
        public FunctionDefinition? Function { get; set; }

        public static ToolDefinition DefineFunction(FunctionDefinition function) => null!;
    }

    public class FunctionCall
    {
        public string? Name { get; set; }

        public string? Arguments { get; set; }
    }

    public class ToolCall
    {
        public string? Id { get; set; }

        public FunctionCall? FunctionCall { get; set; }
    }

    public class ChatMessage
    {
        public ChatMessage() { }

        public ChatMessage(ChatCompletionRole role, string content, string? name = null, IList<ToolCall>? toolCalls = null, string? toolCallId = null) { }

        public ChatMessage(ChatCompletionRole role, IList<MessageContent> contents, string? name = null, IList<ToolCall>? toolCalls = null, string? toolCallId = null) { }

        public ChatCompletionRole? Role { get; set; }

        public string? Content { get; set; }

        public IList<MessageContent>? Contents { get; set; }

        public string? Name { get; set; }

        public string? ToolCallId { get; set; }

        public FunctionCall? FunctionCall { get; set; }

        public IList<ToolCall>? ToolCalls { get; set; }

        public static ChatMessage FromAssistant(string content, string? name = null, IList<ToolCall>? toolCalls = null) => null!;

        public static ChatMessage FromTool(string content, string toolCallId) => null!;

        public static ChatMessage FromUser(string content, string? name = null) => null!;

        public static ChatMessage FromUser(IList<MessageContent> contents) => null!;

        public static ChatMessage FromSystem(string content, string? name = null) => null!;
    }

    public class ChatCompletionCreateRequest
    {
        public IList<ChatMessage> Messages { get; set; } = null!;

        public float? TopP { get; set; }

        public int? MaxTokens { get; set; }

        public int? MaxCompletionTokens { get; set; }

        public IList<ToolDefinition>? Tools { get; set; }

        public string? Model { get; set; }

        public float? Temperature { get; set; }

        public string User { get; set; } = null!;
    }
}

namespace Betalgo.Ranul.OpenAI.ObjectModels.ResponseModels
{
    public class ChatChoiceResponse
    {
        public ChatMessage Message { get; set; } = null!;

        public string FinishReason { get; set; } = null!;
    }

    public class Error
    {
        public string? Code { get; set; }

        public string? Message { get; set; }
    }

    public class ChatCompletionCreateResponse
    {
        public bool Successful => true;

        public Error? Error { get; set; }

        public List<ChatChoiceResponse> Choices { get; set; } = null!;
    }
}

namespace Betalgo.Ranul.OpenAI.Interfaces
{
    public interface IChatCompletionService
    {
        Task<ChatCompletionCreateResponse> CreateCompletion(
            ChatCompletionCreateRequest chatCompletionCreate, string? modelId = null, CancellationToken cancellationToken = default);

        IAsyncEnumerable<ChatCompletionCreateResponse> CreateCompletionAsStream(
            ChatCompletionCreateRequest chatCompletionCreate, string? modelId = null, bool justDataMode = true, CancellationToken cancellationToken = default);
    }

    public interface IOpenAIService
    {
        IChatCompletionService ChatCompletion { get; }

        void SetDefaultModelId(string modelId);
    }
}

namespace Betalgo.Ranul.OpenAI.Managers
{
    public class OpenAIService : IOpenAIService, IDisposable
    {
        public OpenAIService(OpenAIOptions settings, HttpClient? httpClient = null) { }

        public IChatCompletionService ChatCompletion => null!;

        public void SetDefaultModelId(string modelId) { }

        public void Dispose() { }
    }
}
