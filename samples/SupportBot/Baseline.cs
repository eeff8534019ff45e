using System.Text.Json;
using CachePrefix;
using CachePrefix.Models;
using Microsoft.Extensions.AI;

namespace SupportBot;

/// <summary>How such a bot is often written: every question goes with the whole handbook to one capable model, through the plain SDK.</summary>
internal static class Baseline
{
    public static async Task<Bill> RunAsync(
        IChatClient client, ModelInfo model, IReadOnlyList<SupportQuestion> questions, Action answered, CancellationToken cancellationToken)
    {
        var options = new ChatOptions
        {
            MaxOutputTokens = 400,
            ResponseFormat = ChatResponseFormat.ForJsonSchema<SupportAnswer>(SupportJson.Default.Options),
        };
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellationToken };
        var gate = new Lock();
        var bill = Bill.Empty;
        await Parallel.ForEachAsync(questions, parallel, async (question, token) =>
        {
            var response = await client.GetResponseAsync(
                [
                    new ChatMessage(ChatRole.System, SupportPrompt.Role),
                    new ChatMessage(ChatRole.System, ProductHandbook.Embedded.Text),
                    new ChatMessage(ChatRole.User, question.Text),
                ],
                options,
                token);
            JsonSerializer.Deserialize(response.Text, SupportJson.Default.SupportAnswer);
            var tokens = new TokenUsage(response.Usage?.InputTokenCount ?? 0, Output: response.Usage?.OutputTokenCount ?? 0);
            lock (gate)
                bill = bill.Add(tokens, model.CostOf(tokens, DateTimeOffset.UtcNow)?.Total);
            answered();
        });
        return bill;
    }
}
