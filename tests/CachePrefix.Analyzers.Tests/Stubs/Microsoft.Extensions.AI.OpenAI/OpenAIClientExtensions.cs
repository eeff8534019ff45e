using OpenAI.Chat;
using OpenAI.Responses;

namespace Microsoft.Extensions.AI;

public static class OpenAIClientExtensions
{
    public static IChatClient AsIChatClient(this ChatClient chatClient) => null!;

    public static IChatClient AsIChatClient(this ResponsesClient responseClient, string? defaultModelId = null) => null!;
}
