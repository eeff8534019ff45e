using LLama.Abstractions;
using LLama.Common;
using LLama.Native;

namespace LLama.Native
{
    public sealed class SafeLlamaModelHandle
    {
    }
}

namespace LLama.Abstractions
{
    public interface IInferenceParams
    {
    }

    public interface IModelParams
    {
    }

    public interface IContextParams
    {
    }

    public interface IHistoryTransform
    {
        string HistoryToText(ChatHistory history);
    }

    public interface ITextTransform
    {
        string Transform(string text);
    }

    public interface ITextStreamTransform
    {
        IAsyncEnumerable<string> TransformAsync(IAsyncEnumerable<string> tokens);
    }

    public interface ILLamaExecutor
    {
        IAsyncEnumerable<string> InferAsync(string text, IInferenceParams? inferenceParams = null, CancellationToken token = default);
    }
}

namespace LLama.Common
{
    public enum AuthorRole
    {
        Unknown = -1,
        System = 0,
        User = 1,
        Assistant = 2,
    }

    public class ChatHistory
    {
        public ChatHistory() { }

        public ChatHistory(Message[] messageHistory) { }

        public List<Message> Messages { get; set; } = new();

        public void AddMessage(AuthorRole authorRole, string content) { }

        public string ToJson() => null!;

        public static ChatHistory? FromJson(string json) => null;

        public class Message
        {
            public Message(AuthorRole authorRole, string content)
            {
                AuthorRole = authorRole;
                Content = content;
            }

            public AuthorRole AuthorRole { get; set; }

            public string Content { get; set; }
        }
    }

    public record ModelParams : IModelParams, IContextParams
    {
        public ModelParams(string modelPath) { }

        public uint? ContextSize { get; set; }

        public int GpuLayerCount { get; set; }
    }

    public record InferenceParams : IInferenceParams
    {
        public int TokensKeep { get; set; }

        public int MaxTokens { get; set; }

        public IReadOnlyList<string> AntiPrompts { get; set; } = [];
    }
}

namespace LLama
{
    public sealed class LLamaWeights : IDisposable
    {
        public static LLamaWeights LoadFromFile(IModelParams @params) => null!;

        public LLamaContext CreateContext(IContextParams @params) => null!;

        public void Dispose() { }
    }

    public sealed class LLamaContext : IDisposable
    {
        public void Dispose() { }
    }

    public class InteractiveExecutor : ILLamaExecutor
    {
        public InteractiveExecutor(LLamaContext context) { }

        public IAsyncEnumerable<string> InferAsync(string text, IInferenceParams? inferenceParams = null, CancellationToken token = default) => null!;
    }

    public class StatelessExecutor : ILLamaExecutor
    {
        public StatelessExecutor(LLamaWeights weights, IContextParams @params) { }

        public bool ApplyTemplate { get; init; }

        public string? SystemMessage { get; init; }

        public IAsyncEnumerable<string> InferAsync(string text, IInferenceParams? inferenceParams = null, CancellationToken token = default) => null!;
    }

    public sealed class LLamaTemplate
    {
        public LLamaTemplate(LLamaWeights weights, bool strict = true) { }

        public bool AddAssistant { get; set; }

        public LLamaTemplate Add(string role, string content) => this;

        public ReadOnlySpan<byte> Apply() => default;
    }

    public class ChatSession
    {
        public ChatSession(ILLamaExecutor executor) { }

        public ChatSession(ILLamaExecutor executor, ChatHistory history) { }

        public ILLamaExecutor Executor => null!;

        public ChatHistory History => null!;

        public static Task<ChatSession> InitializeSessionFromHistoryAsync(
            ILLamaExecutor executor, ChatHistory history, IHistoryTransform? transform = null, CancellationToken cancellationToken = default) => null!;

        public ChatSession WithHistoryTransform(IHistoryTransform transform) => this;

        public ChatSession AddInputTransform(ITextTransform transform) => this;

        public ChatSession WithOutputTransform(ITextStreamTransform transform) => this;

        public ChatSession AddMessage(ChatHistory.Message message) => this;

        public ChatSession AddSystemMessage(string content) => this;

        public ChatSession AddAssistantMessage(string content) => this;

        public ChatSession AddUserMessage(string content) => this;

        public Task<ChatSession> AddAndProcessSystemMessage(string content, CancellationToken cancellationToken = default) => null!;

        public Task<ChatSession> AddAndProcessUserMessage(string content, CancellationToken cancellationToken = default) => null!;

        public IAsyncEnumerable<string> ChatAsync(
            ChatHistory.Message message, IInferenceParams? inferenceParams = null, CancellationToken cancellationToken = default) => null!;

        public IAsyncEnumerable<string> ChatAsync(
            ChatHistory history, IInferenceParams? inferenceParams = null, CancellationToken cancellationToken = default) => null!;
    }
}
