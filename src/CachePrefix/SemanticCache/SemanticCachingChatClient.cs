using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>
/// Gives an earlier answer again to a question that means the same. The question is the last text of the last message; everything else of
/// the request, the whole conversation included, must be equal. A hit has no usage and says where it came from under
/// <see cref="ResponseCachingChatClient.SourceKey"/> of its additional properties, with the similarity under <see cref="SimilarityKey"/>.
/// </summary>
public sealed class SemanticCachingChatClient : DelegatingChatClient
{
    /// <summary>The key of the additional property that holds the similarity of the two questions.</summary>
    public const string SimilarityKey = "cacheprefix:similarity";

    /// <summary>
    /// The key of the additional property that says what looking for an earlier answer cost in US dollars, a <see cref="decimal"/>, or <see langword="null"/> where that is not known. On
    /// responses of the model too; missing where it cost nothing.
    /// </summary>
    public const string CostKey = "cacheprefix:look_up_cost";

    private readonly SemanticAnswers _semantic;
    private readonly SemanticCachePolicy _policy;
    private readonly ClientAnswers _answers;

    internal SemanticCachingChatClient(IChatClient innerClient, SemanticAnswers semantic, SemanticCachePolicy policy)
        : base(innerClient)
    {
        _semantic = semantic;
        _policy = policy;
        _answers = new ClientAnswers(innerClient, semantic.Options.Answers, semantic.Time);
    }

    /// <inheritdoc />
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var list = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        if (QuestionOf(list, options) is not { } question)
            return await base.GetResponseAsync(list, options, cancellationToken).ConfigureAwait(false);

        var found = await _semantic.FindAsync(question, _policy, cancellationToken).ConfigureAwait(false);
        if (found.Hit is { } hit)
            return Charge(Replay(question, hit), found);

        var response = await base.GetResponseAsync(list, options, cancellationToken).ConfigureAwait(false);
        Keep(question, found, response, pieces: []);
        return Charge(response, found);
    }

    /// <inheritdoc />
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var list = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var question = QuestionOf(list, options);
        var found = question is null ? null : await _semantic.FindAsync(question, _policy, cancellationToken).ConfigureAwait(false);
        if (found?.Hit is { } hit)
        {
            _semantic.Served(question!, hit);
            foreach (var update in ClientAnswers.ReplayUpdates(hit.Answer, AnswerSource.SemanticCache, _policy.ReplayPieces))
                yield return Charge(update, found);
            yield break;
        }

        var updates = new List<ChatResponseUpdate>();
        await foreach (var update in base.GetStreamingResponseAsync(list, options, cancellationToken).ConfigureAwait(false))
        {
            updates.Add(update);
            yield return found is null ? update : Charge(update, found);
        }

        if (found is not null)
            Keep(question!, found, updates.ToChatResponse(), ClientAnswers.LengthsOf(updates));
    }

    private SemanticQuestion? QuestionOf(IReadOnlyList<ChatMessage> messages, ChatOptions? options) =>
        SemanticQuestion.Of(messages, options, _answers.Identity, _semantic.Options, _semantic.GeneratorName);

    private ChatResponse Replay(SemanticQuestion question, SemanticCandidate hit)
    {
        _semantic.Served(question, hit);
        var response = ClientAnswers.Replay(hit.Answer, AnswerSource.SemanticCache);
        response.AdditionalProperties![SimilarityKey] = Math.Min(1, hit.Match.Similarity);
        return response;
    }

    private static ChatResponse Charge(ChatResponse response, SemanticLookUp found)
    {
        if (found.Cost != 0)
            (response.AdditionalProperties ??= [])[CostKey] = found.Cost;
        return response;
    }

    private static ChatResponseUpdate Charge(ChatResponseUpdate update, SemanticLookUp found)
    {
        if (found.Cost != 0)
            (update.AdditionalProperties ??= [])[CostKey] = found.Cost;
        return update;
    }

    private void Keep(SemanticQuestion question, SemanticLookUp found, ChatResponse response, IReadOnlyList<int> pieces)
    {
        if (_answers.PayloadOf(response, pieces) is { } payload && Answers.TextOf(response) is { Length: > 0 } text)
            _semantic.Keep(question, found, payload, text, _policy.Tags, _policy);
    }
}
