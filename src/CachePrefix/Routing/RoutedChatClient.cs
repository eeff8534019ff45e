using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>A tier's client that writes into its responses why it was chosen, and tells a router that wants to know what they took.</summary>
internal sealed class RoutedChatClient(Tier tier, IRouteFeedback? feedback, RouteRequest? request = null, RouteDecision? decision = null) : DelegatingChatClient(tier.Client)
{
    public RoutedChatClient With(RouteRequest routed, RouteDecision route) => new(tier, feedback, routed, route);

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var startedAt = feedback?.Now ?? default;
        var response = await base.GetResponseAsync(messages, SessionKeys.Without(options), cancellationToken).ConfigureAwait(false);
        (response.AdditionalProperties ??= [])[RoutingChatClientExtensions.PropertyName] = decision;
        Tell(response.Usage, response.ModelId, startedAt);
        return response;
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var startedAt = feedback?.Now ?? default;
        var isFirst = true;
        UsageDetails? usage = null;
        string? model = null;
        await foreach (var update in base.GetStreamingResponseAsync(messages, SessionKeys.Without(options), cancellationToken).ConfigureAwait(false))
        {
            if (isFirst)
                (update.AdditionalProperties ??= [])[RoutingChatClientExtensions.PropertyName] = decision;
            isFirst = false;
            model ??= update.ModelId;
            foreach (var reported in update.Contents.OfType<UsageContent>())
                (usage ??= new UsageDetails()).Add(reported.Details);
            yield return update;
        }

        Tell(usage, model, startedAt);
    }

    private void Tell(UsageDetails? usage, string? model, DateTimeOffset startedAt)
    {
        if (feedback is not null && request is not null && usage is not null)
            feedback.Answered(request, tier, UsageReader.Read(usage), model, startedAt);
    }
}
