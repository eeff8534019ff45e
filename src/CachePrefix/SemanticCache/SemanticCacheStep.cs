using System.Runtime.CompilerServices;

namespace CachePrefix;

/// <summary>Answers calls of prompts that have a <see cref="SemanticCachePolicy"/> with what was answered to a question that means the same.</summary>
internal sealed class SemanticCacheStep(SemanticAnswers answers, ITierRegistry tiers) : IAnswerStep
{
    public bool AppliesTo(PromptLayout prompt, in AnswerPolicies policies) => policies.Semantic?.Checked() is not null;

    public async ValueTask<PromptResult> SendAsync(PromptCall call, PromptSender next, CancellationToken cancellationToken)
    {
        var started = answers.Time.GetTimestamp();
        var policy = call.SemanticPolicy!;
        if (QuestionOf(call, policy) is not { } question)
            return await next(call, cancellationToken).ConfigureAwait(false);

        var found = await answers.FindAsync(question, policy, cancellationToken).ConfigureAwait(false);
        if (Replay(call, question, found, started) is { } replayed)
            return replayed;

        call.AddBefore(found.Usage, found.Cost);
        var result = await next(call, cancellationToken).ConfigureAwait(false);
        Keep(call, question, found, result, pieces: [], policy);
        return result;
    }

    public async IAsyncEnumerable<AnswerPiece> StreamAsync(
        PromptCall call, PromptStreamer next, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var started = answers.Time.GetTimestamp();
        var policy = call.SemanticPolicy!;
        var question = QuestionOf(call, policy);
        var found = question is null ? null : await answers.FindAsync(question, policy, cancellationToken).ConfigureAwait(false);
        if (found is not null && Replay(call, question!, found, started) is { } replayed)
        {
            foreach (var piece in Pieces.Replay(found.Hit!.Answer, replayed, policy.ReplayPieces))
                yield return piece;
            yield break;
        }

        if (found is not null)
            call.AddBefore(found.Usage, found.Cost);
        var pieces = new PieceLengths();
        await foreach (var piece in next(call, cancellationToken).ConfigureAwait(false))
        {
            pieces.Add(piece);
            if (found is not null && piece.Result is { } result)
                Keep(call, question!, found, result, pieces.Lengths, policy);

            yield return piece;
        }
    }

    private SemanticQuestion? QuestionOf(PromptCall call, SemanticCachePolicy policy) =>
        SemanticQuestion.Of(call, tiers, policy, answers.Options, answers.GeneratorName);

    private PromptResult? Replay(PromptCall call, SemanticQuestion question, SemanticLookUp found, long started)
    {
        if (found.Hit is not { Answer: var answer, Match: var match })
            return null;

        var result = call.Replay(answer.Response, new ReplayedAnswer
        {
            Source = AnswerSource.SemanticCache,
            Tier = answer.Tier,
            Model = answer.Model,
            SavedCost = answer.Cost,
            Age = answers.Time.GetUtcNow() - answer.CreatedAt,
            Similarity = Math.Min(1, match.Similarity),
            Usage = found.Usage,
            Cost = found.Cost,
            Latency = answers.Time.GetElapsedTime(started),
        });
        if (result is not null)
            answers.Served(question, found.Hit);
        return result;
    }

    /// <summary>Only whole, valid answers that a model gave now are kept.</summary>
    private void Keep(PromptCall call, SemanticQuestion question, SemanticLookUp found, PromptResult result, IReadOnlyList<int> pieces, SemanticCachePolicy policy)
    {
        if (result is not { IsValid: true, Source: AnswerSource.Model })
            return;

        var answer = new CachedAnswer(result.Response, result.Tier, result.Model, result.Cost, answers.Time.GetUtcNow(), pieces);
        var payload = CachedAnswerFormat.Write(answer, answers.Options.Answers);
        answers.Keep(question, found, payload, Answers.TextOf(result.Response), CacheTags.Of(call, policy.Tags), policy);
    }
}
