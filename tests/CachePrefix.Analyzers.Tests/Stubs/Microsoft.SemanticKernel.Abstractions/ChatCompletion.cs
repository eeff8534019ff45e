using System.Collections;
using System.Text;

namespace Microsoft.SemanticKernel.ChatCompletion;

public readonly struct AuthorRole : IEquatable<AuthorRole>
{
    public AuthorRole(string label) => Label = label;

    public static AuthorRole Developer { get; } = new("developer");

    public static AuthorRole System { get; } = new("system");

    public static AuthorRole Assistant { get; } = new("assistant");

    public static AuthorRole User { get; } = new("user");

    public static AuthorRole Tool { get; } = new("tool");

    public string Label { get; }

    public static bool operator ==(AuthorRole left, AuthorRole right) => true;

    public static bool operator !=(AuthorRole left, AuthorRole right) => false;

    public override bool Equals(object? obj) => false;

    public bool Equals(AuthorRole other) => false;

    public override int GetHashCode() => 0;

    public override string ToString() => Label;
}

public class ChatHistory : IList<ChatMessageContent>, IReadOnlyList<ChatMessageContent>
{
    public ChatHistory() { }

    public ChatHistory(string message, AuthorRole role) { }

    public ChatHistory(string systemMessage) { }

    public ChatHistory(IEnumerable<ChatMessageContent> messages) { }

    public virtual int Count => 0;

    public bool IsReadOnly => false;

    public virtual ChatMessageContent this[int index]
    {
        get => null!;
        set { }
    }

    public void AddMessage(AuthorRole authorRole, string content, Encoding? encoding = null, IReadOnlyDictionary<string, object?>? metadata = null) { }

    public void AddMessage(
        AuthorRole authorRole, ChatMessageContentItemCollection contentItems, Encoding? encoding = null, IReadOnlyDictionary<string, object?>? metadata = null) { }

    public void AddUserMessage(string content) { }

    public void AddUserMessage(ChatMessageContentItemCollection contentItems) { }

    public void AddAssistantMessage(string content) { }

    public void AddSystemMessage(string content) { }

    public void AddDeveloperMessage(string content) { }

    public virtual void Add(ChatMessageContent item) { }

    public virtual void AddRange(IEnumerable<ChatMessageContent> items) { }

    public virtual void Insert(int index, ChatMessageContent item) { }

    public virtual void CopyTo(ChatMessageContent[] array, int arrayIndex) { }

    public virtual void Clear() { }

    public virtual bool Contains(ChatMessageContent item) => false;

    public virtual int IndexOf(ChatMessageContent item) => 0;

    public virtual void RemoveAt(int index) { }

    public virtual bool Remove(ChatMessageContent item) => false;

    public virtual void RemoveRange(int index, int count) { }

    IEnumerator<ChatMessageContent> IEnumerable<ChatMessageContent>.GetEnumerator() => null!;

    IEnumerator IEnumerable.GetEnumerator() => null!;
}

public interface IChatCompletionService
{
    IReadOnlyDictionary<string, object?> Attributes { get; }

    Task<IReadOnlyList<ChatMessageContent>> GetChatMessageContentsAsync(
        ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default);

    IAsyncEnumerable<StreamingChatMessageContent> GetStreamingChatMessageContentsAsync(
        ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default);
}

public static class ChatCompletionServiceExtensions
{
    public static Task<IReadOnlyList<ChatMessageContent>> GetChatMessageContentsAsync(
        this IChatCompletionService chatCompletionService,
        string prompt, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default) => null!;

    public static Task<ChatMessageContent> GetChatMessageContentAsync(
        this IChatCompletionService chatCompletionService,
        string prompt, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default) => null!;

    public static Task<ChatMessageContent> GetChatMessageContentAsync(
        this IChatCompletionService chatCompletionService,
        ChatHistory chatHistory, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default) => null!;

    public static IAsyncEnumerable<StreamingChatMessageContent> GetStreamingChatMessageContentsAsync(
        this IChatCompletionService chatCompletionService,
        string prompt, PromptExecutionSettings? executionSettings = null, Kernel? kernel = null, CancellationToken cancellationToken = default) => null!;

    public static Microsoft.Extensions.AI.IChatClient AsChatClient(this IChatCompletionService service) => null!;
}
