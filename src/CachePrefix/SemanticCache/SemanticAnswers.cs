using System.Numerics.Tensors;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace CachePrefix;

/// <summary>
/// Finds answers to questions that mean the same, and keeps new ones. Whatever fails or is slow, generator, store or verifier, costs a
/// bounded delay and is passed by.
/// </summary>
internal sealed partial class SemanticAnswers(
    IEmbeddingGenerator<string, Embedding<float>> generator,
    ISemanticCacheStore store,
    SemanticCacheOptions options,
    ISemanticCacheVerifier? verifier,
    IAnswerComparer comparer,
    ISemanticShadowLog? log,
    TimeProvider time,
    ILogger logger)
{
    public SemanticCacheOptions Options => options;

    public TimeProvider Time => time;

    private readonly EmbeddingPrice _embeddings = new(generator, time);

    /// <summary>What embeddings must have in common to be compared.</summary>
    public string GeneratorName { get; } = NameOf(generator);

    public async ValueTask<SemanticLookUp> FindAsync(SemanticQuestion question, SemanticCachePolicy policy, CancellationToken cancellationToken)
    {
        if (question.Text.Length > options.MaxQuestionLength)
            return new SemanticLookUp();

        float[]? vector = null;
        var (usage, cost) = _embeddings.Unanswered;
        try
        {
            var embeddings = await generator.GenerateAsync([question.Text], cancellationToken: cancellationToken)
                .WaitAsync(options.EmbeddingTimeout, time, cancellationToken).ConfigureAwait(false);
            (usage, cost) = _embeddings.Of(embeddings);
            vector = Normal(embeddings[0].Vector.Span);
            if (vector is null)
                return new SemanticLookUp { Usage = usage, Cost = cost };

            var pending = store.FindAsync(question.Partition, vector, policy.Candidates, policy.MinSimilarity, cancellationToken);
            var matches = pending.IsCompletedSuccessfully
                ? pending.Result
                : await pending.AsTask().WaitAsync(options.Answers.LookUpTimeout, time, cancellationToken).ConfigureAwait(false);
            return await ChooseAsync(question, vector, matches, policy, (usage, cost), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (Failures.IsFailure(exception, cancellationToken))
        {
            LogUnavailable(exception.Message);
            return new SemanticLookUp { Vector = vector, Usage = usage, Cost = vector is null && exception is not TimeoutException ? 0 : cost };
        }
    }

    /// <summary>Records a hit that is served.</summary>
    public void Served(SemanticQuestion question, SemanticCandidate hit) => Log(question, hit, served: true, isRight: null);

    /// <summary>Keeps an answer of the model, and compares it with what was near; in the background.</summary>
    public void Keep(SemanticQuestion question, SemanticLookUp lookUp, byte[]? payload, string text, IReadOnlyList<string> tags, SemanticCachePolicy policy)
    {
        if (lookUp.Vector is not null)
            _ = KeepAsync(question, lookUp, payload, text, tags, policy);
    }

    public ValueTask<long> RemoveAsync(SemanticRemoval removal, CancellationToken cancellationToken) => store.RemoveAsync(removal, cancellationToken);

    private static string NameOf(IEmbeddingGenerator generator)
    {
        var metadata = generator.GetService(typeof(EmbeddingGeneratorMetadata)) as EmbeddingGeneratorMetadata;
        return $"{metadata?.ProviderName}/{metadata?.DefaultModelId}/{metadata?.DefaultModelDimensions}";
    }

    private static float[]? Normal(ReadOnlySpan<float> vector)
    {
        var norm = vector.Length == 0 ? 0 : TensorPrimitives.Norm(vector);
        if (!float.IsFinite(norm) || norm == 0)
            return null;

        var normal = new float[vector.Length];
        TensorPrimitives.Divide(vector, norm, normal);
        return normal;
    }

    private async ValueTask<SemanticLookUp> ChooseAsync(
        SemanticQuestion question, float[] vector, IReadOnlyList<SemanticMatch> matches, SemanticCachePolicy policy,
        (TokenUsage Usage, decimal? Cost) embedding, CancellationToken cancellationToken)
    {
        var others = new List<SemanticCandidate>();
        SemanticCandidate? hit = null;
        var (usage, cost) = embedding;
        var now = time.GetUtcNow();

        // What the guard proves comes first, whatever its place; only then is somebody paid to look.
        var candidates = new List<SemanticCandidate>();
        foreach (var match in matches)
        {
            if (match.Entry.Partition != question.Partition || match.Entry.ExpiresAt <= now)
                continue;
            if (CachedAnswerFormat.Read(match.Entry.Answer.ToArray()) is { } answer)
                candidates.Add(new SemanticCandidate(match, answer, LookAlikeGuard.Compare(question.Text, match.Entry.Question).Result, Verified: null));
            else
                await store.RemoveAsync(new SemanticRemoval { Id = match.Entry.Id }, cancellationToken).ConfigureAwait(false);
        }

        hit = candidates.Find(static one => one.Guard == GuardResult.Same);
        var verifications = 0;
        foreach (var candidate in candidates)
        {
            var seen = candidate;
            if (hit is null && seen.Guard == GuardResult.Unsure)
            {
                if (policy.ErrorBound is { } bound && seen.Match.Similarity >= policy.Threshold && LearnedThreshold.Allows(seen.Match.Entry.Verdicts, seen.Match.Similarity, bound))
                {
                    hit = seen;
                }
                else if (verifier is not null && verifications < options.MaxVerifications)
                {
                    verifications++;
                    var decision = await VerifyAsync(question, seen, cancellationToken).ConfigureAwait(false);
                    usage += decision?.Usage ?? default;
                    cost += decision is { } made ? made.Cost : 0;
                    seen = seen with { Verified = decision?.IsSame };
                    if (decision is { IsSame: true })
                        hit = seen;
                }
            }

            if (!ReferenceEquals(hit, seen))
                others.Add(seen);
        }

        if (hit is not null && policy.ShadowOnly)
        {
            others.Insert(0, hit);
            hit = null;
        }

        return new SemanticLookUp { Vector = vector, Hit = hit, Others = others, Usage = usage, Cost = cost };
    }

    private async ValueTask<SemanticVerification?> VerifyAsync(SemanticQuestion question, SemanticCandidate candidate, CancellationToken cancellationToken)
    {
        try
        {
            using var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var pair = new SemanticPair(question.Text, candidate.Match.Entry.Question, Answers.TextOf(candidate.Answer.Response), candidate.Match.Similarity);
            var pending = verifier!.VerifyAsync(pair, source.Token).AsTask();
            try
            {
                return await pending.WaitAsync(options.VerifierTimeout, time, cancellationToken).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                await source.CancelAsync().ConfigureAwait(false);
                throw;
            }
        }
        catch (Exception exception) when (Failures.IsFailure(exception, cancellationToken))
        {
            LogUnavailable(exception.Message);
            return null;
        }
    }

    private async Task KeepAsync(
        SemanticQuestion question, SemanticLookUp lookUp, byte[]? payload, string text, IReadOnlyList<string> tags, SemanticCachePolicy policy)
    {
        try
        {
            if (payload is not null)
            {
                var now = time.GetUtcNow();
                await store.AddAsync(new SemanticEntry
                {
                    Id = question.EntryId(),
                    Partition = question.Partition,
                    Question = question.Text,
                    Vector = lookUp.Vector!,
                    Answer = payload,
                    CreatedAt = now,
                    ExpiresAt = now + policy.Expiration,
                    Tags = tags,
                }).ConfigureAwait(false);
            }

            foreach (var other in lookUp.Others)
            {
                var isRight = await comparer.CompareAsync(question.Text, Answers.TextOf(other.Answer.Response), text).ConfigureAwait(false);
                Log(question, other, served: false, isRight);
                if (isRight is { } right)
                    await store.AddVerdictAsync(other.Match.Entry.Id, new SemanticVerdict(other.Match.Similarity, right)).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            LogUnavailable(exception.Message);
        }
    }

    private void Log(SemanticQuestion question, SemanticCandidate candidate, bool served, bool? isRight)
    {
        if (log is null)
            return;

        try
        {
            log.Add(new ShadowRecord
            {
                At = time.GetUtcNow(),
                Prompt = question.Prompt,
                Similarity = candidate.Match.Similarity,
                Guard = candidate.Guard,
                Verified = candidate.Verified,
                Served = served,
                IsRight = isRight,
                Asked = options.LogQuestions ? question.Text : null,
                Answered = options.LogQuestions ? candidate.Match.Entry.Question : null,
            });
        }
        catch (Exception exception)
        {
            LogUnavailable(exception.Message);
        }
    }

    [LoggerMessage(EventId = 22, Level = LogLevel.Warning, Message = "The semantic cache failed and is passed by: {Reason}")]
    private partial void LogUnavailable(string reason);
}
