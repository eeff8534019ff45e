using CachePrefix;
using CachePrefix.Models;
using Microsoft.Extensions.AI;

namespace ConversationRouting;

/// <summary>Asks a small model how hard the last turn is, and says what that cost.</summary>
internal sealed class Classifier(IChatClient client, TimeProvider time) : IPromptRouter
{
    public async ValueTask<RouteDecision?> RouteAsync(RouteRequest request, CancellationToken cancellationToken)
    {
        ChatMessage[] messages = [new(ChatRole.System, Answers.ClassifierInstructions), new(ChatRole.User, request.Messages[^1].Text)];
        var response = await client.GetResponseAsync(messages, new ChatOptions { MaxOutputTokens = 5 }, cancellationToken);
        var usage = new TokenUsage(response.Usage?.InputTokenCount ?? 0, Output: response.Usage?.OutputTokenCount ?? 0);
        return new RouteDecision(response.Text.Trim(), "classifier", "the last turn")
        {
            Usage = usage,
            Cost = ModelCatalog.Default.CostOf(response.ModelId ?? "", usage, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime))?.Total,
        };
    }
}
