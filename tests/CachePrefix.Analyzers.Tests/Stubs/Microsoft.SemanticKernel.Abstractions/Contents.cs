using System.Collections;
using System.Text;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Microsoft.SemanticKernel;

public abstract class KernelContent
{
    public string? MimeType { get; set; }

    public object? InnerContent { get; set; }

    public string? ModelId { get; set; }

    public IReadOnlyDictionary<string, object?>? Metadata { get; set; }
}

public sealed class TextContent : KernelContent
{
    public TextContent() { }

    public TextContent(
        string? text, string? modelId = null, object? innerContent = null, Encoding? encoding = null, IReadOnlyDictionary<string, object?>? metadata = null) { }

    public string? Text { get; set; }

    public static implicit operator TextContent(string text) => null!;

    public override string ToString() => Text!;
}

public class BinaryContent : KernelContent
{
    public BinaryContent() { }

    public BinaryContent(Uri uri) { }

    public BinaryContent(string dataUri) { }

    public BinaryContent(ReadOnlyMemory<byte> data, string? mimeType) { }

    public Uri? Uri { get; set; }

    public ReadOnlyMemory<byte>? Data { get; set; }
}

public class ImageContent : BinaryContent
{
    public ImageContent() { }

    public ImageContent(Uri uri) { }

    public ImageContent(string dataUri) { }

    public ImageContent(ReadOnlyMemory<byte> data, string? mimeType) { }
}

public class ChatMessageContentItemCollection : IList<KernelContent>, IReadOnlyList<KernelContent>
{
    public int Count => 0;

    public bool IsReadOnly => false;

    public KernelContent this[int index]
    {
        get => null!;
        set { }
    }

    public void Add(KernelContent item) { }

    public void Clear() { }

    public bool Contains(KernelContent item) => false;

    public void CopyTo(KernelContent[] array, int arrayIndex) { }

    public int IndexOf(KernelContent item) => 0;

    public void Insert(int index, KernelContent item) { }

    public bool Remove(KernelContent item) => false;

    public void RemoveAt(int index) { }

    public IEnumerator<KernelContent> GetEnumerator() => null!;

    IEnumerator IEnumerable.GetEnumerator() => null!;
}

public class ChatMessageContent : KernelContent
{
    public ChatMessageContent() { }

    public ChatMessageContent(
        AuthorRole role, string? content, string? modelId = null, object? innerContent = null, Encoding? encoding = null,
        IReadOnlyDictionary<string, object?>? metadata = null) { }

    public ChatMessageContent(
        AuthorRole role, ChatMessageContentItemCollection items, string? modelId = null, object? innerContent = null, Encoding? encoding = null,
        IReadOnlyDictionary<string, object?>? metadata = null) { }

    public string? AuthorName { get; set; }

    public AuthorRole Role { get; set; }

    public string? Content { get; set; }

    public ChatMessageContentItemCollection Items { get; set; } = null!;

    public Encoding Encoding { get; set; } = null!;

    public object? Source { get; set; }

    public override string ToString() => Content!;
}

public abstract class StreamingKernelContent
{
    public int ChoiceIndex { get; set; }

    public object? InnerContent { get; set; }

    public string? ModelId { get; set; }

    public IReadOnlyDictionary<string, object?>? Metadata { get; set; }

    public abstract override string ToString();

    public abstract byte[] ToByteArray();
}

public class StreamingChatMessageContent : StreamingKernelContent
{
    public StreamingChatMessageContent(
        AuthorRole? role, string? content, object? innerContent = null, int choiceIndex = 0, string? modelId = null, Encoding? encoding = null,
        IReadOnlyDictionary<string, object?>? metadata = null) { }

    public string? Content { get; set; }

    public string? AuthorName { get; set; }

    public AuthorRole? Role { get; set; }

    public override string ToString() => Content!;

    public override byte[] ToByteArray() => null!;
}

public sealed class FunctionCallContent : KernelContent
{
    public FunctionCallContent(string functionName, string? pluginName = null, string? id = null, KernelArguments? arguments = null) { }

    public string? Id => null;

    public string? PluginName => null;

    public string FunctionName => null!;

    public KernelArguments? Arguments => null;

    public Task<FunctionResultContent> InvokeAsync(Kernel kernel, CancellationToken cancellationToken = default) => null!;

    public static IEnumerable<FunctionCallContent> GetFunctionCalls(ChatMessageContent messageContent) => null!;
}

public sealed class FunctionResultContent : KernelContent
{
    public FunctionResultContent(string? functionName = null, string? pluginName = null, string? callId = null, object? result = null) { }

    public FunctionResultContent(FunctionCallContent functionCall, object? result = null) { }

    public object? Result => null;

    public ChatMessageContent ToChatMessage() => null!;
}
